import { ToolError, type CodeTool, type JsonSchema, type ToolProvider } from '@sallyport/contract';
import type { LoopTool } from './loop.ts';

/** The code tool as a tool of the loop. */
export function toLoop(codeTool: CodeTool): LoopTool {
  const { name, description, inputSchema } = codeTool;
  return {
    name,
    description,
    parameters: inputSchema as object,
    async run(input, signal) {
      const { text, media } = await codeTool.run(input, signal ? { signal } : {});
      return [{ text }, ...media.map(({ mimeType, data }) => ({ image: `data:${mimeType};base64,${data}` }))];
    },
  };
}

/** Tools of the loop as a provider. */
export function fromLoop(tools: LoopTool[], options: { namespace?: string } = {}): ToolProvider {
  return {
    namespace: options.namespace ?? '',
    listTools: async () =>
      tools.map(({ name, description, parameters }) => ({ name, description, input: parameters as JsonSchema })),
    async callTool(name, input, { signal }) {
      const tool = tools.find((one) => one.name === name);
      if (!tool) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      const parts = await tool.run(input, signal);
      const text = parts.map((part) => ('text' in part ? part.text : '')).join('\n');
      return /^[[{]/.test(text) ? JSON.parse(text) : text;
    },
  };
}
