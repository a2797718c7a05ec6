import type { CodeMode } from 'sallyport';

import type { BenchSystem } from './system.ts';

/** Ours, as a user would set it up: validation, limits, logs and the rest switched on. */
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
      sandbox = createIsolatedVmSandbox({ process: placement });
      codeMode = await createCodeMode({ tools: [defineTools({ namespace: 'bench', tools })], sandbox });
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
