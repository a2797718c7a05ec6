import {
  type CodeTool,
  type Json,
  type JsonSchema,
  type Media,
  ToolError,
  type ToolProvider,
} from '@sallyport/contract';

/** A framework in one file: what its tools are, and the loop around a model. It stands for those adapters are written for. */
export interface LoopTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  run(input: Json, signal?: AbortSignal): Promise<readonly LoopPart[]>;
}

export type LoopPart =
  | { readonly text: string }
  | { readonly image: { readonly mimeType: string; readonly data: string } };

/** The adapter's `toX`. */
export function toLoop(codeTool: CodeTool): LoopTool {
  const { name, description, inputSchema } = codeTool;
  return {
    name,
    description,
    inputSchema,
    async run(input, signal) {
      const { text, media } = await codeTool.run(input, signal ? { signal } : {});
      return [{ text }, ...media.map(toImage)];
    },
  };
}

function toImage({ mimeType, data }: Media): LoopPart {
  return { image: { mimeType, data } };
}

/** The adapter's `fromX`. */
export function fromLoop(tools: readonly LoopTool[]): ToolProvider {
  return {
    namespace: '',
    listTools: async () =>
      tools.map(({ name, description, inputSchema }) => ({ name, description, input: inputSchema })),
    async callTool(name, input, { signal }) {
      const tool = tools.find((one) => one.name === name);
      if (!tool) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      const [part] = await tool.run(input, signal);
      return part && 'text' in part ? JSON.parse(part.text) : part;
    },
  };
}
