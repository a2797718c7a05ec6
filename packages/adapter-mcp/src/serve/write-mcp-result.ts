import type { CodeToolAnswer, Json, JsonSchema } from '@sallyport/contract';

import { type McpContentBlock, linkBlock, mediaBlock, textBlock } from './content-blocks.ts';

/** A result of `tools/call`. */
export interface McpToolResult {
  readonly content: readonly McpContentBlock[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
  readonly isError?: boolean;
}

const text = { type: 'string' };
const count = { type: 'integer' };

/** The shape of a run's `structuredContent`. */
export const runSchema: JsonSchema = {
  type: 'object',
  properties: {
    status: { enum: ['completed', 'failed', 'suspended'] },
    result: {},
    failure: {
      type: 'object',
      properties: { code: text, name: text, message: text, line: count, column: count, frame: text },
      required: ['code', 'name', 'message'],
    },
    logs: { type: 'array', items: { type: 'object', properties: { level: text, text }, required: ['level', 'text'] } },
    calls: {
      type: 'array',
      items: { type: 'object', properties: { path: text, status: text }, required: ['path', 'status'] },
    },
  },
  required: ['status', 'logs', 'calls'],
};

/** A run as a result: text for the model, structure for programs, images as images. */
export function writeMcpResult(answer: CodeToolAnswer): McpToolResult {
  const { outcome, media, links = [] } = answer;
  return {
    content: [textBlock(answer.text), ...media.map(mediaBlock), ...links.map(linkBlock)],
    ...(outcome && { structuredContent: structure(answer, outcome) }),
    ...(answer.isError && { isError: true }),
  };
}

function structure(
  answer: CodeToolAnswer,
  outcome: NonNullable<CodeToolAnswer['outcome']>,
): Readonly<Record<string, unknown>> {
  const result: Json | undefined = answer.value;
  return {
    status: outcome.status,
    ...(result !== undefined && { result }),
    ...(outcome.status === 'failed' && { failure: outcome.failure }),
    logs: outcome.logs.map(({ level, text: line }) => ({ level, text: line })),
    calls: outcome.calls.map(({ path, status }) => ({ path, status })),
  };
}
