import type { Runner } from '@sallyport/core';

import type { BenchSystem } from './system.ts';

/** Ours, with what a user gets: validation, limits, the record of calls and console lines, compilation of each program. */
export function createSallyport(name: string, placement: 'host' | 'child'): BenchSystem {
  let sandbox: AsyncDisposable | undefined;
  let runner: Runner | undefined;
  return {
    name,
    placement,
    async setup(tools) {
      // Loaded when wanted: a run of one system alone does not pay for the others.
      const [{ createIsolatedVmSandbox }, { createCatalogue, createRunner, defineTools }] = await Promise.all([
        import('@sallyport/sandbox-isolated-vm'),
        import('@sallyport/core'),
      ]);
      const made = createIsolatedVmSandbox({ process: placement });
      sandbox = made;
      const catalogue = await createCatalogue([defineTools({ namespace: 'bench', tools })]);
      runner = createRunner({ catalogue, sandbox: made });
    },
    async run(code) {
      if (!runner) throw new Error('setup first');
      const outcome = await runner.execute({ code: code.replaceAll('tools.', 'codemode.bench.') });
      if (outcome.status === 'completed') return { value: outcome.value, lines: outcome.logs.length };
      throw new Error(
        outcome.status === 'failed' ? `${outcome.failure.code}: ${outcome.failure.message}` : outcome.status,
      );
    },
    async dispose() {
      await sandbox?.[Symbol.asyncDispose]();
    },
  };
}
