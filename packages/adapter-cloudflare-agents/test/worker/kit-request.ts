import type { ModelRequest, ModelToolResult } from '@sallyport/conformance';

import type { ModelCall } from './scripted-model.ts';

/** What the model was sent, in the kit's words. */
export function readRequest({ prompt, tools = [] }: ModelCall): ModelRequest {
  return {
    system: prompt.flatMap(({ role, content }) => (role === 'system' ? [String(content)] : [])).join('\n'),
    tools: tools.map((tool) => {
      const { name, description, inputSchema } = tool as unknown as ModelRequest['tools'][number];
      return { name, description, inputSchema };
    }),
    results: prompt
      .flatMap(({ role, content }) => (role === 'tool' ? (content as unknown as readonly ToolPart[]) : []))
      .map(readResult),
  };
}

interface ToolPart {
  readonly toolCallId: string;
  readonly output: { readonly type: string; readonly value: unknown };
}

type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'file'; readonly mediaType: string; readonly data: { readonly data: string } };

function readResult({ toolCallId, output }: ToolPart): ModelToolResult {
  if (output.type !== 'content') {
    const { value } = output;
    return { callId: toolCallId, text: typeof value === 'string' ? value : JSON.stringify(value), images: [] };
  }
  const parts = output.value as readonly ContentPart[];
  return {
    callId: toolCallId,
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
    images: parts.flatMap((part) => (part.type === 'file' ? [{ mimeType: part.mediaType, data: part.data.data }] : [])),
  };
}
