import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';
import { createCodeMode, defineTools, type CodeMode } from 'sallyport';

import type { BenchSystem } from '../../run/system.ts';
import { names } from '../names.ts';

/** Ours, with what a user gets: validation, limits, the record of calls and console lines, compilation of each program. */
export function createSallyport(loader: WorkerLoaderLike): BenchSystem {
  let codeMode: CodeMode | undefined;
  return {
    name: names.sallyport,
    placement: 'host',
    setup: async (tools) => {
      const sandbox = createWorkerLoaderSandbox({ loader, maximumWorkers: 10 });
      codeMode = await createCodeMode({ tools: [defineTools({ namespace: 'bench', tools })], sandbox });
    },
    run: async (code) => {
      if (!codeMode) throw new Error('setup first');
      const outcome = await codeMode.execute({ code: code.replaceAll('tools.', 'codemode.bench.') });
      if (outcome.status === 'completed') return { value: outcome.value, lines: outcome.logs.length };
      throw new Error(
        outcome.status === 'failed' ? `${outcome.failure.code}: ${outcome.failure.message}` : outcome.status,
      );
    },
    dispose: async () => {},
  };
}
