import { parentPort } from 'node:worker_threads';

import { checkProgram } from '../check-program.ts';
import type { Compiler } from '../compiler/compiler.ts';
import type { Answer, Request } from './messages.ts';

/** The thread's side of the line: answers for as long as it is asked. With `endThread` it ends instead of saying that it failed. */
export function serveChecks(compiler: Compiler, endThread?: () => void): void {
  const apis = new Map<number, string>();
  const answer = (request: Request): Answer | undefined => {
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
          if (endThread === undefined) return failed(error);
          endThread();
          return undefined;
        }
      default:
        return request satisfies never;
    }
  };
  // The libraries are read before anybody waits.
  compiler.compile('', 'async () => {\n\n}').semanticErrors();
  parentPort?.on('message', (request: Request) => {
    const said = answer(request);
    if (said !== undefined) parentPort?.postMessage(said);
  });
  parentPort?.postMessage({ kind: 'ready' } satisfies Answer);
}

function failed(error: unknown): Answer {
  return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown' };
}
