import { tmpdir } from 'node:os';

import type { CodeModeUtcpClient } from '@utcp/code-mode';

import type { BenchSystem } from '../system.ts';

/** UTCP's code mode. Its discovery and transports are replaced by local functions, which only makes it faster. */
export function createUtcp(name: string): BenchSystem {
  let client: CodeModeUtcpClient | undefined;
  return {
    name,
    placement: 'host',
    async setup(tools) {
      const utcp = await import('@utcp/code-mode');
      client = await utcp.CodeModeUtcpClient.create(tmpdir(), null);
      const listed = Object.entries(tools).map(([tool, { description, input }]) => ({
        name: `bench.${tool}`,
        description,
        inputs: input,
        outputs: {},
        tags: [],
        tool_call_template: { name: 'bench', call_template_type: 'local' },
      }));
      client.getTools = async () => listed;
      client.callTool = async (tool, input) => tools[tool.slice('bench.'.length)]?.execute(input);
    },
    async run(code) {
      if (!client) throw new Error('setup first');
      const { result, logs } = await client.callToolChain(`return await (${code.replaceAll('tools.', 'bench.')})()`);
      if (result === null) throw new Error(logs.at(-1) ?? 'failed');
      return { value: result as unknown, lines: logs.length };
    },
    async dispose() {
      await client?.close();
    },
  };
}
