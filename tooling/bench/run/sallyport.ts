import type { CodeMode } from 'sallyport';

import type { BenchSystem } from './system.ts';

/** Ours, with what a user gets: validation, limits, the record of calls and console lines, compilation of each program. */
export function createSallyport(name: string, placement: 'host' | 'child'): BenchSystem {
  let sandbox: AsyncDisposable | undefined;
  let codeMode: CodeMode | undefined;
  return {
    name,
    placement,
    async setup(tools) {
      // Loaded when wanted: a run of one system alone does not pay for the others.
      const [{ createIsolatedVmSandbox }, { createCodeMode, defineTools }] = await Promise.all([
        import('@sallyport/sandbox-isolated-vm'),
        import('sallyport'),
      ]);
      const made = createIsolatedVmSandbox({ process: placement });
      sandbox = made;
      codeMode = await createCodeMode({ tools: [defineTools({ namespace: 'bench', tools })], sandbox: made });
    },
    async run(code) {
      if (!codeMode) throw new Error('setup first');
      const outcome = await codeMode.execute({ code: code.replaceAll('tools.', 'codemode.bench.') });
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
