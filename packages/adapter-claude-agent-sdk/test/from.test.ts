import { tool } from '@anthropic-ai/claude-agent-sdk';
import { type CallContext, isMedia, isToolError } from '@sallyport/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { type ClaudeAgentToolLike, fromClaudeAgentSdk } from '../src/index.ts';

const signal = new AbortController().signal;
const context = { signal } as unknown as CallContext;
const answer = (result: object) => async () => result as never;
const call = async (native: ClaudeAgentToolLike, input: never): Promise<unknown> =>
  fromClaudeAgentSdk([native]).callTool(native.name, input, context);

test('what MCP says of a tool is kept, and its input schema is what a caller may send', async () => {
  const shape = { article: z.string().describe('Its name.'), count: z.number().default(1) };
  const native = tool('look_up', 'Looks up.', shape, answer({}), {
    annotations: { readOnlyHint: true, title: 'Look' },
  });
  const provider = fromClaudeAgentSdk([native], { namespace: 'shop' });
  const [spec] = await provider.listTools({ signal });
  expect(provider.namespace).toBe('shop');
  expect(spec).toMatchObject({ name: 'look_up', title: 'Look', annotations: { readOnly: true } });
  expect(spec?.input).toMatchObject({ required: ['article'], properties: { article: { description: 'Its name.' } } });
});

test('a handler is given what its schema makes of the input, and the signal of the run', async () => {
  const seen: unknown[] = [];
  const shape = { count: z.number().default(3), word: z.string().transform((word) => word.length) };
  const native = tool('t', 'T.', shape, async (input, extra) => {
    seen.push(input, (extra as { readonly signal: AbortSignal }).signal);
    return { content: [] };
  });
  await call(native, { word: 'pears' } as never);
  expect(seen).toEqual([{ count: 3, word: 5 }, signal]);
});

test('what only the zod schema refuses is an error in words, and the handler is not run', async () => {
  let runs = 0;
  const shape = { word: z.string().refine((word) => word !== 'no', 'say something else') };
  const native = tool('t', 'T.', shape, async () => ({ content: [], runs: ++runs }));
  const error: unknown = await call(native, { word: 'no' } as never).catch((reason: unknown) => reason);
  expect(isToolError(error) && error.code).toBe('invalid_input');
  expect((error as Error).message).toContain('say something else');
  expect(runs).toBe(0);
});

test('results are read as those of an MCP server', async () => {
  const text = { type: 'text', text: '{"a":1}' };
  expect(await call(tool('t', 'T.', {}, answer({ content: [text] })), {} as never)).toEqual({ a: 1 });
  const both = { content: [text], structuredContent: { b: 2 } };
  expect(await call(tool('t', 'T.', {}, answer(both)), {} as never)).toEqual({ b: 2 });
  const image = { content: [{ type: 'image', mimeType: 'image/png', data: 'AAAA' }] };
  expect(isMedia(await call(tool('t', 'T.', {}, answer(image)), {} as never))).toBe(true);
  const failed = call(tool('t', 'T.', {}, answer({ content: [text], isError: true })), {} as never);
  await expect(failed).rejects.toMatchObject({ code: 'tool_failed', message: '{"a":1}' });
});

test('a tool whose schema is of another zod is refused by name', () => {
  const native = { name: 'old', description: 'Old.', inputSchema: { a: { _def: {} } }, handler: answer({}) };
  expect(() => fromClaudeAgentSdk([native])).toThrow(/"old" is not of zod 4/u);
});
