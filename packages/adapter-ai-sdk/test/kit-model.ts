import type { AgentTask, ModelRequest, ModelToolResult, ScriptedTurn } from '@sallyport/conformance';

/** A prompt as `doGenerate` gets it, in the specification of either version. */
export type KitPrompt = readonly { readonly role: string; readonly content: unknown }[];

interface KitCall {
  readonly prompt: KitPrompt;
  readonly tools?: readonly unknown[] | undefined;
}

/** Plays a script and keeps what it was asked, in the kit's words. */
export function playScript(task: AgentTask): {
  next(call: KitCall): readonly ScriptedPart[];
  readonly requests: readonly ModelRequest[];
} {
  const requests: ModelRequest[] = [];
  return {
    requests,
    next(call) {
      const turn = task.turns[requests.length];
      requests.push(readRequest(call));
      return turn ? toContent(turn) : [{ type: 'text', text: 'the script is over' }];
    },
  };
}

/** What a scripted model says, as both versions write it. */
export type ScriptedPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-call'; readonly toolCallId: string; readonly toolName: string; readonly input: string };

function toContent(turn: ScriptedTurn): readonly ScriptedPart[] {
  if ('text' in turn) return [{ type: 'text', text: turn.text }];
  return turn.calls.map(({ id, tool, input }) => ({
    type: 'tool-call',
    toolCallId: id,
    toolName: tool,
    input: JSON.stringify(input),
  }));
}

function readRequest({ prompt, tools = [] }: KitCall): ModelRequest {
  const system = prompt.flatMap(({ role, content }) => (role === 'system' ? [String(content)] : []));
  const results = prompt.flatMap(({ role, content }) => (role === 'tool' ? (content as readonly ToolPart[]) : []));
  return {
    system: system.join('\n'),
    tools: tools.map((tool) => {
      const { name, description, inputSchema } = tool as ModelRequest['tools'][number];
      return { name, description, inputSchema };
    }),
    results: results.map(readResult),
  };
}

interface ToolPart {
  readonly toolCallId: string;
  readonly output: { readonly type: string; readonly value: unknown };
}

type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image-data'; readonly mediaType: string; readonly data: string }
  | { readonly type: 'file'; readonly mediaType: string; readonly data: { readonly data: string } };

function readResult({ toolCallId, output }: ToolPart): ModelToolResult {
  if (output.type !== 'content') return { callId: toolCallId, text: asText(output.value), images: [] };
  const parts = output.value as readonly ContentPart[];
  return {
    callId: toolCallId,
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
    images: parts.flatMap((part) => {
      if (part.type === 'text') return [];
      return [{ mimeType: part.mediaType, data: part.type === 'file' ? part.data.data : part.data }];
    }),
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
