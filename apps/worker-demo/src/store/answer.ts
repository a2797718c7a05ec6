import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** A tool's result in both forms clients read. */
export function answer(value: Record<string, unknown>): CallToolResult {
  return { structuredContent: value, content: [{ type: 'text', text: JSON.stringify(value) }] };
}

/** A failure in words a caller can act on. */
export function refusal(message: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: message }] };
}
