import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';

import { serveRecordings } from '../src/recording/serve-recordings.ts';
import type { House } from '../src/stage/create-stage.ts';

/** Recorded servers and a sandbox for one test file. */
export async function openHouse(): Promise<House & AsyncDisposable> {
  const stack = new AsyncDisposableStack();
  stack.use(createTypeChecker({ types: '' }));
  const sandbox = stack.use(createIsolatedVmSandbox());
  const servers = stack.use(await serveRecordings());
  return {
    sandbox,
    servers,
    signal: new AbortController().signal,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
