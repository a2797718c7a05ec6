export { createWorkerdSandbox } from './create-workerd-sandbox.ts';
export type { WorkerdSandboxOptions } from './create-workerd-sandbox.ts';
