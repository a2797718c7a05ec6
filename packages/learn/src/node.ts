export { createFileShapeStore } from './file/create-file-shape-store.ts';
