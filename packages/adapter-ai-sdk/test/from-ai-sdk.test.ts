import type { CallContext, CallProgress, Json } from '@sallyport/contract';
import { type ToolSet, asSchema, dynamicTool, jsonSchema, tool } from 'ai';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';

import { fromAiSdk } from '../src/index.ts';

const signal = new AbortController().signal;

function callContext(parts: Partial<CallContext> = {}): CallContext & { readonly reported: CallProgress[] } {
  const reported: CallProgress[] = [];
  return {
    runId: 'run',
    callId: 'run/1',
    signal,
    idempotencyKey: 'key',
    reported,
    reportProgress: (progress) => void reported.push(progress),
    ...parts,
  };
}

const answers = { inputSchema: z.object({}), execute: async () => 'ok' };

describe('schemas', () => {
  const objectOf = (properties: object): object => ({ type: 'object', properties });

  test.each([
    ['zod', z.object({ a: z.number() })],
    ['jsonSchema()', jsonSchema({ type: 'object', properties: { a: { type: 'number' } } })],
    [
      'jsonSchema() with a promise',
      jsonSchema(Promise.resolve({ type: 'object', properties: { a: { type: 'number' } } })),
    ],
    ['a function', () => jsonSchema({ type: 'object', properties: { a: { type: 'number' } } })],
    ['asSchema()', asSchema(z.object({ a: z.number() }))],
  ])('reads an input schema made by %s', async (_maker, inputSchema) => {
    const [spec] = await fromAiSdk({ add: { ...answers, inputSchema } }).listTools({ signal });
    expect(spec?.input).toMatchObject(objectOf({ a: { type: 'number' } }));
  });

  test('reads the side that is meant: what goes in, and what comes out', async () => {
    const schema = z.object({ a: z.string().default('x') });
    const [spec] = await fromAiSdk({ a: { ...answers, inputSchema: schema, outputSchema: schema } }).listTools({
      signal,
    });
    expect(spec?.input).not.toHaveProperty('required');
    expect(spec?.output).toMatchObject({ required: ['a'] });
  });

  test('falls back to the older draft where a library knows no other', async () => {
    const inputSchema = {
      '~standard': {
        version: 1,
        vendor: 'old',
        validate: (value: unknown) => ({ value }),
        jsonSchema: {
          input: ({ target }: { target: string }) => {
            if (target !== 'draft-07') throw new Error('unknown target');
            return { type: 'object', title: 'old' };
          },
        },
      },
    };
    const [spec] = await fromAiSdk({ a: { ...answers, inputSchema } }).listTools({ signal });
    expect(spec?.input).toEqual({ type: 'object', title: 'old' });
  });

  test('keeps the rest of a zod schema that holds a date', async () => {
    const inputSchema = z.object({ when: z.date(), a: z.number() });
    const [spec] = await fromAiSdk({ a: { ...answers, inputSchema } }).listTools({ signal });
    expect(spec?.input).toMatchObject(objectOf({ when: {}, a: { type: 'number' } }));
  });

  test('takes any object where a schema tells nothing, and none where there is no schema', async () => {
    const throwing = {
      get jsonSchema() {
        throw new Error('no');
      },
    };
    const specs = await fromAiSdk({
      odd: { ...answers, inputSchema: throwing },
      bare: { execute: answers.execute },
    }).listTools({ signal });
    expect(specs.map((spec) => spec.input)).toEqual([
      { type: 'object' },
      { type: 'object', properties: {}, additionalProperties: false },
    ]);
  });
});

describe('tools', () => {
  test('are listed with title, description and approval', async () => {
    const provider = fromAiSdk(
      {
        plain: { ...answers, title: 'Plain', description: 'Does it.' },
        described: tool({ ...answers, description: ({ context }) => `For ${JSON.stringify(context)}.` }),
        always: { ...answers, needsApproval: true },
        sometimes: { ...answers, needsApproval: async () => false },
        never: { ...answers, needsApproval: false },
      },
      { context: 'Ada' },
    );
    const specs = await provider.listTools({ signal });
    expect(specs.map(({ input: _, ...spec }) => spec)).toEqual([
      { name: 'plain', title: 'Plain', description: 'Does it.' },
      { name: 'described', description: 'For "Ada".' },
      { name: 'always', annotations: { requiresApproval: true } },
      { name: 'sometimes', annotations: { requiresApproval: true } },
      { name: 'never' },
    ]);
  });

  test('without execute are skipped and named', async () => {
    const provider = fromAiSdk({ client: { inputSchema: z.object({}) }, server: answers });
    expect(provider.skipped).toEqual(['client']);
    expect((await provider.listTools({ signal })).map((spec) => spec.name)).toEqual(['server']);
  });

  test('are mounted on codemode itself unless a namespace is given', () => {
    expect(fromAiSdk({}).namespace).toBe('');
    expect(fromAiSdk({}, { namespace: 'ai' }).namespace).toBe('ai');
  });

  test('of every AI SDK kind fit without a cast', () => {
    const toolSet: ToolSet = {};
    expectTypeOf(fromAiSdk).toBeCallableWith(toolSet);
    expectTypeOf(fromAiSdk).toBeCallableWith({
      one: tool({ inputSchema: z.object({ a: z.number() }), execute: ({ a }) => a }),
      two: dynamicTool({ inputSchema: z.object({}), execute: async () => 1 }),
    });
  });
});

describe('a call', () => {
  async function call(one: object, input: Json, context: CallContext = callContext()): Promise<unknown> {
    return fromAiSdk({ one }, { context: { user: 'Ada' } }).callTool('one', input, context);
  }

  test('passes what an AI SDK tool is promised', async () => {
    const seen: unknown[] = [];
    const execute = (...values: readonly unknown[]): string => {
      seen.push(...values);
      return 'ok';
    };
    expect(await call({ inputSchema: z.object({ a: z.number() }), execute }, { a: 1 })).toBe('ok');
    expect(seen).toEqual([
      { a: 1 },
      {
        toolCallId: 'run/1',
        messages: [],
        abortSignal: signal,
        context: { user: 'Ada' },
        experimental_context: { user: 'Ada' },
      },
    ]);
  });

  test('gives the tool the parsed input, defaults and transforms done', async () => {
    const inputSchema = z.object({ a: z.string().default('x'), when: z.string().transform((text) => text.length) });
    const execute = (input: unknown): unknown => input;
    expect(await call({ inputSchema, execute }, { when: 'now' })).toEqual({ a: 'x', when: 3 });
    expect(await call({ inputSchema: asSchema(inputSchema), execute }, { when: 'now' })).toEqual({ a: 'x', when: 3 });
  });

  test.each([
    ['zod', z.object({ a: z.object({ b: z.number() }) })],
    ['asSchema()', asSchema(z.object({ a: z.object({ b: z.number() }) }))],
  ])('refuses an input that %s refuses, and says where', async (_maker, inputSchema) => {
    await expect(call({ ...answers, inputSchema }, { a: { b: 'x' } })).rejects.toMatchObject({
      name: 'ToolError',
      code: 'invalid_input',
      message: expect.stringMatching(/^a\.b: .*number/),
    });
  });

  test('reads a tool that yields to its end and reports each value', async () => {
    const context = callContext();
    async function* execute(): AsyncGenerator<unknown> {
      yield 'half';
      yield { done: true };
    }
    expect(await call({ inputSchema: z.object({}), execute }, {}, context)).toEqual({ done: true });
    expect(context.reported).toEqual([
      { progress: 1, message: 'half' },
      { progress: 2, message: '{"done":true}' },
    ]);
  });

  test('stops reading a tool that yields once the run is over, and lets it clean up', async () => {
    const controller = new AbortController();
    const reason = new Error('over');
    let cleaned = false;
    async function* execute(): AsyncGenerator<number> {
      try {
        for (let index = 0; ; index += 1) {
          if (index === 3) controller.abort(reason);
          yield index;
        }
      } finally {
        cleaned = true;
      }
    }
    await expect(call({ ...answers, execute }, {}, callContext({ signal: controller.signal }))).rejects.toBe(reason);
    expect(cleaned).toBe(true);
  });

  test('passes on what the tool throws', async () => {
    const error = new Error('mine');
    const execute = async (): Promise<never> => Promise.reject(error);
    await expect(call({ ...answers, execute }, {})).rejects.toBe(error);
  });

  test('never starts after the run is over', async () => {
    const reason = new Error('over');
    const context = callContext({ signal: AbortSignal.abort(reason) });
    await expect(call(answers, {}, context)).rejects.toBe(reason);
    await expect(fromAiSdk({}).listTools({ signal: context.signal })).rejects.toBe(reason);
  });

  test.each(['toString', 'constructor', '__proto__', 'absent'])('of "%s" finds only own tools', async (name) => {
    await expect(fromAiSdk({ one: answers }).callTool(name, {}, callContext())).rejects.toMatchObject({
      code: 'tool_not_found',
    });
  });
});
