import { createWorkerdSandbox } from '../src/index.ts';

/** A process with a guest that never yields. Prints `ready` when the guest runs; it is killed from outside. */
const sandbox = createWorkerdSandbox();
const receive = async (): Promise<string> => {
  console.log('ready');
  return '-';
};
const limits = { memoryBytes: 64 * 1024 * 1024, cpuMs: 60_000 };
const source = 'async (send) => { await send("here"); for (;;); }';
await sandbox.run({ source, receive, limits }, { signal: new AbortController().signal });
