export { createWorkerLoaderSandbox } from './create-worker-loader-sandbox.ts';
export type { WorkerLoaderSandboxOptions } from './create-worker-loader-sandbox.ts';
export type { DynamicWorkerCode, DynamicWorkerLike, WorkerLoaderLike } from './worker-loader-like.ts';
