export { createDurableObjectShapeStore } from './durable-object/create-durable-object-shape-store.ts';
export type { ShapeStorage } from './durable-object/create-durable-object-shape-store.ts';
