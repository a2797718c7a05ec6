import type { Sandbox } from '@sallyport/contract';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createWorkerdSandbox } from '@sallyport/sandbox-workerd';

/** The sandboxes of Node that the battery is for, by name. Each must end every program, whatever it does. */
export const sandboxes: ReadonlyMap<string, () => Sandbox> = new Map([
  ['isolated-vm', () => createIsolatedVmSandbox()],
  ['workerd', () => createWorkerdSandbox()],
]);
