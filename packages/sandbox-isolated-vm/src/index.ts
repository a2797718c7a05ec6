export { createIsolatedVmSandbox } from './create-isolated-vm-sandbox.ts';
export type { IsolatedVmSandboxOptions } from './create-isolated-vm-sandbox.ts';
