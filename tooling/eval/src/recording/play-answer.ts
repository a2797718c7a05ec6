import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Json } from '@sallyport/contract';

import type { ReceivedCall } from './find-exchange.ts';
import { type Answer, type Pages, readPicture } from './recording.ts';

/** A recorded answer as an MCP result. */
export function playAnswer(answer: Answer, { input }: ReceivedCall): CallToolResult {
  if ('result' in answer) return answer.result as CallToolResult;
  if ('text' in answer) return textResult(answer.text);
  if ('json' in answer) return textResult(print(answer.json));
  if ('structured' in answer) return { ...textResult(print(answer.structured)), structuredContent: answer.structured };
  if ('error' in answer) return { ...textResult(answer.error), isError: true };
  if ('png' in answer) {
    return { content: [{ type: 'image', mimeType: 'image/png', data: readPicture(answer.png) }] };
  }
  return textResult(print(pageOf(answer.pages, input)));
}

/** What a server of this tool says to a call that nobody recorded. */
export function unrecorded({ tool }: ReceivedCall): CallToolResult {
  return { ...textResult(`This server holds no recorded answer to ${tool} with these arguments.`), isError: true };
}

function pageOf(pages: Pages, input: ReceivedCall['input']): readonly Json[] {
  const size = Math.min(readCount(input, pages.size) ?? pages.defaultSize, pages.largestSize);
  const start = ((readCount(input, pages.page) ?? 1) - 1) * size;
  return pages.items.slice(start, start + size);
}

function readCount(input: ReceivedCall['input'], name: string): number | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  return typeof value === 'number' && value >= 1 ? Math.floor(value) : undefined;
}

/** As `JSON.stringify(value, null, 2)`, which most servers send. */
function print(value: Json): string {
  return JSON.stringify(value, null, 2);
}

function textResult(text: string): CallToolResult {
  return { content: [{ type: 'text', text }] };
}
