import type { CodeTool, CodeToolAnswer, Media, RunEvent } from '@sallyport/contract';

/** Options of {@link toOpenAiAgents}. */
export interface ToOpenAiAgentsOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Asks the framework's own approval before a program runs: the agent's run is interrupted. Default `false`. */
  readonly needsApproval?: boolean;
}

/** What the model is shown: text, and media in the framework's own parts. */
export type OpenAiAgentsOutputPart =
  | { type: 'text'; text: string }
  | { type: 'image'; image: string }
  | { type: 'file'; file: { data: string; mediaType: string; filename: string } };

/** A function tool for `tools` of an `Agent`. */
export interface OpenAiAgentsCodeTool {
  type: 'function';
  name: string;
  description: string;
  parameters: {
    type: 'object';
    properties: Record<string, { type: 'string'; description?: string }>;
    required: string[];
    additionalProperties: false;
  };
  strict: true;
  invoke: (
    runContext: unknown,
    input: string,
    details?: { readonly signal?: AbortSignal | undefined },
  ) => Promise<string | OpenAiAgentsOutputPart[]>;
  needsApproval: () => Promise<boolean>;
  isEnabled: () => Promise<boolean>;
}

/**
 * The code tool as a function tool of `@openai/agents`. Needs nothing of it at run time.
 *
 * A program's failure is an answer the model can act on, never a thrown error. A run that was given a signal
 * (`run(agent, input, { signal })`) ends the program and its tools on abort.
 */
export function toOpenAiAgents(codeTool: CodeTool, options: ToOpenAiAgentsOptions = {}): OpenAiAgentsCodeTool {
  const { name, description, inputSchema } = codeTool;
  const { onEvent, needsApproval = false } = options;
  return {
    type: 'function',
    name,
    description,
    parameters: structuredClone(inputSchema) as unknown as OpenAiAgentsCodeTool['parameters'],
    strict: true,
    async invoke(_runContext, input, { signal } = {}) {
      return toOutput(await codeTool.run(parse(input), { ...(signal && { signal }), ...(onEvent && { onEvent }) }));
    },
    needsApproval: async () => needsApproval,
    isEnabled: async () => true,
  };
}

/** Arguments that are no JSON are answered like any wrong input. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function toOutput({ text, media }: CodeToolAnswer): string | OpenAiAgentsOutputPart[] {
  return media.length === 0 ? text : [{ type: 'text', text }, ...media.map(toPart)];
}

function toPart({ mimeType, data, name }: Media): OpenAiAgentsOutputPart {
  if (mimeType.startsWith('image/')) return { type: 'image', image: `data:${mimeType};base64,${data}` };
  return { type: 'file', file: { data, mediaType: mimeType, filename: name ?? 'file' } };
}
