import { DynamicWorkerExecutor } from '@cloudflare/codemode';

import type { BenchSystem } from '../../run/system.ts';
import { names } from '../names.ts';

/** Cloudflare's executor, with what its own tools hand it: one provider of plain functions. */
export function createCloudflare(loader: unknown): BenchSystem {
  const executor = new DynamicWorkerExecutor({ loader: loader as never });
  let providers: Parameters<typeof executor.execute>[1] = [];
  return {
    name: names.cloudflare,
    placement: 'host',
    setup: async (tools) => {
      const fns = Object.fromEntries(
        Object.entries(tools).map(([name, { execute }]) => [name, (input: unknown) => execute(input as never)]),
      );
      providers = [{ name: 'tools', fns }];
    },
    run: async (code) => {
      const { result, error, logs = [] } = await executor.execute(code, providers);
      if (error !== undefined) throw new Error(error);
      return { value: result, lines: logs.length };
    },
    dispose: async () => {},
  };
}
