export { createLearner } from './create-learner.ts';
export type { LearnedShape, LearnedTool, Learner } from './create-learner.ts';
export { isDataKey } from './is-data-key.ts';
export { mergeShapes } from './merge-shapes.ts';
export { observe } from './observe.ts';
export type { ObjectShape, Property, Shape } from './shape.ts';
export { createMemoryShapeStore } from './shape-store.ts';
export type { ShapeStore } from './shape-store.ts';
export { shapeToSchema } from './shape-to-schema.ts';
