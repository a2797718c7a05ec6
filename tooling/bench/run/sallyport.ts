import type { Sandbox } from '@sallyport/contract';
import type { CodeMode } from 'sallyport';

import type { BenchSystem } from './system.ts';

/** Ours, with what a user gets: validation, limits, the record of calls and console lines, compilation of each program. */
export function createSallyport(
  name: string,
  placement: 'host' | 'child',
  engine: 'isolated-vm' | 'workerd' = 'isolated-vm',
): BenchSystem {
  let sandbox: AsyncDisposable | undefined;
  let codeMode: CodeMode | undefined;
  return {
    name,
    placement,
    async setup(tools) {
      // Loaded when wanted: a run of one system alone does not pay for the others.
      const [made, { createCodeMode, defineTools }] = await Promise.all([
        createSandbox(engine, placement),
        import('sallyport'),
      ]);
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

async function createSandbox(engine: 'isolated-vm' | 'workerd', placement: 'host' | 'child'): Promise<Sandbox> {
  if (engine === 'workerd') return (await import('@sallyport/sandbox-workerd')).createWorkerdSandbox();
  return (await import('@sallyport/sandbox-isolated-vm')).createIsolatedVmSandbox({ process: placement });
}
