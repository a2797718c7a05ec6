export { createCalls } from '../calls.ts';
export { createCodemodeObject } from '../codemode-object.ts';
export { createMediaHandles } from '../media-handles.ts';
