import type { IsolateDriver, ToolBinding } from '@tanstack/ai-code-mode';

import type { BenchSystem } from '../system.ts';

/** TanStack's isolated-vm driver, driven the way its own tool drives it: a context, one execute, dispose. */
export function createTanStack(systemName: string): BenchSystem {
  let driver: IsolateDriver | undefined;
  const bindings: Record<string, ToolBinding> = {};
  return {
    name: systemName,
    placement: 'host',
    async setup(tools) {
      const { createNodeIsolateDriver } = await import('@tanstack/ai-isolate-node');
      // The probe starts a process to see whether the addon fits; the yardstick beside it has shown that already.
      driver = createNodeIsolateDriver({ skipProbe: true });
      for (const [name, tool] of Object.entries(tools)) {
        const { description, input: inputSchema } = tool;
        const execute = (args: unknown): Promise<unknown> => tool.execute(args as { n?: number });
        bindings[name] = { name, description, inputSchema, execute };
      }
    },
    async run(code) {
      if (!driver) throw new Error('setup first');
      const context = await driver.createContext({ bindings });
      try {
        const result = await context.execute(`return await (${code.replaceAll('tools.', '')})()`);
        if (!result.success) throw new Error(result.error?.message ?? 'failed');
        return { value: result.value, lines: result.logs?.length ?? 0 };
      } finally {
        await context.dispose();
      }
    },
    async dispose() {},
  };
}
