import { parentPort } from 'node:worker_threads';

import { checkProgram } from '../check-program.ts';
import { createCompiler } from '../compiler/create-compiler.ts';
import type { Answer, Request } from './messages.ts';

/** The thread that checks. It knows texts and a compiler, and reads nothing. */
const compiler = createCompiler();
const apis = new Map<number, string>();

function answer(request: Request): Answer | undefined {
  switch (request.kind) {
    case 'api':
      apis.set(request.api, request.types);
      return undefined;
    case 'forget':
      apis.delete(request.api);
      return undefined;
    case 'check':
      try {
        const findings = checkProgram(compiler, apis.get(request.api) ?? '', request.texts, request.form);
        return { kind: 'findings', findings };
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown' };
      }
    default:
      return request satisfies never;
  }
}

parentPort?.on('message', (request: Request) => {
  const said = answer(request);
  if (said !== undefined) parentPort?.postMessage(said);
});
// The libraries are read before anybody waits.
compiler.compile('', 'async () => {\n\n}').semanticErrors();
parentPort?.postMessage({ kind: 'ready' } satisfies Answer);
