import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { parentPort } from 'node:worker_threads';

import { createCompiler } from '../typescript-7/create-compiler.ts';
import { loadTypeScript7 } from '../typescript-7/load-typescript-7.ts';
import type { Answer } from './messages.ts';
import { serveChecks } from './serve-checks.ts';

/** The thread that checks with TypeScript 7, whose process ends with it, and it with the process. */
let compilerProcess: ChildProcess | undefined;
subscribe('child_process', (message) => {
  compilerProcess = (message as { readonly process: ChildProcess }).process;
  compilerProcess.once('exit', () => process.exit(1));
});

const compiler = createCompiler(await loadTypeScript7());
// Told at once: the thread waits for the process and hears nothing else, so that only others can end it.
parentPort?.postMessage({ kind: 'process', pid: compilerProcess?.pid } satisfies Answer);
// What failed once may answer the next question with the answer to the last.
serveChecks(compiler, () => void compilerProcess?.kill('SIGKILL'));
