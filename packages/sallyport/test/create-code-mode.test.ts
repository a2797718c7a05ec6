import { readFileSync } from 'node:fs';
import { createMedia } from '@sallyport/contract';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { createCodeMode, defineTools, type RunEvent, type ToolProvider } from '../src/index.ts';

const sandbox = createIsolatedVmSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const shop = defineTools({
  namespace: 'shop',
  instructions: 'Prices are in cents.',
  tools: {
    list_orders: {
      description: 'Lists orders of a customer. Newest first.',
      input: z.object({ customer: z.string(), limit: z.number().int().max(50).default(2) }),
      output: z.array(z.object({ id: z.string(), total: z.number() })),
      execute: ({ customer, limit }) =>
        Array.from({ length: limit }, (_, n) => ({ id: `${customer}-${n}`, total: n * 100 })),
    },
    refund: {
      description: 'Refunds an order.',
      input: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      annotations: { requiresApproval: true },
      execute: () => 'refunded',
    },
  },
});
const plain = defineTools({ namespace: '', tools: { ping: { execute: () => 'pong' } } });

async function valueOf(code: string, tools: readonly ToolProvider[] = [shop, plain]): Promise<unknown> {
  const codeMode = await createCodeMode({ tools, sandbox });
  const outcome = await codeMode.execute({ code });
  return outcome.status === 'completed' ? outcome.value : outcome;
}

describe('createCodeMode', () => {
  test('runs a program over several tools and gives its value', async () => {
    const code = `
      const orders: { id: string; total: number }[] = await codemode.shop.list_orders({ customer: "ada" });
      const pong = await codemode.ping();
      return { pong, sum: orders.reduce((sum, order) => sum + order.total, 0) };`;
    expect(await valueOf(code)).toEqual({ pong: 'pong', sum: 100 });
  });

  test('shows the API in types and system prompt, and keeps the description short', async () => {
    const codeMode = await createCodeMode({ tools: [shop, plain], sandbox });
    expect(codeMode.types).toContain('list_orders(input: {');
    expect(codeMode.system('You are a clerk.')).toMatch(/^You are a clerk\.\n/u);
    expect(codeMode.system()).toContain('COMPLETE: all 3 tools');
    expect(codeMode.description.length).toBeLessThanOrEqual(2048);
  });

  test('shows an example of a tool that seems to read, unless its author says that it does more', async () => {
    const exampleOf = async (annotations: { readonly readOnly?: boolean }): Promise<string> => {
      const input = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } as const;
      const get_order = { input, annotations, execute: () => 'an order' };
      const tools = [defineTools({ namespace: 'shop', tools: { get_order } })];
      return (await createCodeMode({ tools, sandbox })).prompt.sections.example;
    };
    expect(await exampleOf({})).toContain('await codemode.shop.get_order({ id: ');
    expect(await exampleOf({ readOnly: true })).toContain('await codemode.shop.get_order({ id: ');
    expect(await exampleOf({ readOnly: false })).toBe('');
  });

  test("counts the budget with the host's own estimator, and shows the sections one by one", async () => {
    const given = { tools: [shop, plain], sandbox, budget: { tokens: 60 } };
    const counted = await createCodeMode({ ...given, estimateTokens: (text) => text.length / 1_000 });
    expect(counted.coverage.complete).toBe(true);
    expect((await createCodeMode(given)).coverage.complete).toBe(false);
    expect(counted.system()).toContain(counted.prompt.sections.api);
  });

  test('lets a program find and describe tools', async () => {
    const code = `
      const hits = await codemode.$search("orders of a customer", { limit: 1 });
      const found = await codemode.$describe(hits[0].path);
      return [hits[0].path, found.types.includes("customer: string")];`;
    expect(await valueOf(code)).toEqual(['shop.list_orders', true]);
  });

  test('refuses a tool that asks for approval unless a gate allows it', async () => {
    const code = 'try { return await codemode.shop.refund({ id: "1" }) } catch (error) { return error.code }';
    expect(await valueOf(code)).toBe('approval_required');
    const codeMode = await createCodeMode({ tools: [shop], sandbox, gate: () => ({ allow: true }) });
    const outcome = await codeMode.execute({ code });
    expect(outcome.status === 'completed' && outcome.value).toBe('refunded');
  });

  test('tells of lines and calls while the program runs', async () => {
    const codeMode = await createCodeMode({ tools: [plain], sandbox });
    const events: RunEvent[] = [];
    const onEvent = (event: RunEvent): void => void events.push(event);
    await codeMode.execute({ code: 'console.log("one"); await codemode.ping(); console.warn("two")' }, { onEvent });
    expect(events.map((event) => (event.type === 'log' ? event.line.text : event.type))).toEqual([
      'one',
      'call-start',
      'call-end',
      'two',
    ]);
  });

  test('lists the tools again on refresh', async () => {
    let count = 1;
    const growing: ToolProvider = {
      namespace: 'growing',
      listTools: () => Promise.resolve(Array.from({ length: count }, (_, n) => ({ name: `tool${n}`, input: true }))),
      callTool: (name) => Promise.resolve(name),
    };
    const codeMode = await createCodeMode({ tools: [growing], sandbox });
    count = 2;
    await codeMode.refresh();
    const outcome = await codeMode.execute({ code: 'return Object.keys(codemode.growing)' });
    expect(outcome.status === 'completed' && outcome.value).toEqual(['tool0', 'tool1']);
  });

  test('asks a function where tools come from again on refresh', async () => {
    const named = (namespace: string): ToolProvider => ({
      namespace,
      listTools: () => Promise.resolve([{ name: 'hello', input: true }]),
      callTool: () => Promise.resolve(`hello from ${namespace}`),
    });
    let providers = [named('first')];
    const codeMode = await createCodeMode({ tools: () => providers, sandbox });
    providers = [named('second')];
    expect(codeMode.types).toContain('first');
    await codeMode.refresh();
    expect(codeMode.types).not.toContain('first');
    const outcome = await codeMode.execute({ code: 'return await codemode.second.hello()' });
    expect(outcome.status === 'completed' && outcome.value).toBe('hello from second');
  });

  test('gives a tool the media behind a handle that a program passes on, and nothing for another', async () => {
    const picture = createMedia({ mimeType: 'image/png', data: 'AQID' });
    const paint: ToolProvider = {
      namespace: 'paint',
      listTools: () =>
        Promise.resolve([
          { name: 'draw', input: {} },
          { name: 'look', input: {} },
        ]),
      callTool: (name, input, context) =>
        Promise.resolve(name === 'draw' ? picture : (context.findMedia?.(input)?.data ?? 'nothing')),
    };
    const code = `
      const drawn = await codemode.paint.draw();
      return [await codemode.paint.look(drawn), await codemode.paint.look({ ...drawn, id: 'media-2' }), await codemode.paint.look()];`;
    expect(await valueOf(code, [paint])).toEqual(['AQID', 'nothing', 'nothing']);
  });

  test('takes an output schema that is a hint for types, not for results', async () => {
    const output = { type: 'object', properties: { sum: { type: 'number' } }, required: ['sum'] };
    const loose: ToolProvider = {
      namespace: 'loose',
      listTools: () =>
        Promise.resolve([
          { name: 'hint', input: {}, output, outputIsHint: true },
          { name: 'rule', input: {}, output },
        ]),
      callTool: () => Promise.resolve({ sum: 'three' }),
    };
    const code = `
      const refusal = await codemode.loose.rule().catch((error) => error.code);
      return [await codemode.loose.hint(), refusal];`;
    expect(await valueOf(code, [loose])).toEqual([{ sum: 'three' }, 'invalid_output']);
    expect((await createCodeMode({ tools: [loose], sandbox })).types).toContain(
      'hint(input?: Record<string, unknown>): Promise<{ sum: number }>',
    );
  });

  test('says which two names collide', async () => {
    const twice = createCodeMode({ tools: [shop, shop], sandbox });
    await expect(twice).rejects.toMatchObject({ code: 'name_collision' });
    await expect(twice).rejects.toThrow('"shop"');
  });

  test('answers a model with the result, then the console', async () => {
    const codeMode = await createCodeMode({ tools: [plain], sandbox });
    const answer = await codeMode.tool.run({ code: 'console.log("seen"); return { ok: true }' });
    expect(answer.text).toBe('Result:\n{"ok":true}\n\nConsole:\nseen');
  });

  test('answers a model that sent no code with what to send', async () => {
    const codeMode = await createCodeMode({ tools: [plain], sandbox });
    expect(await codeMode.tool.run({ program: 1 })).toMatchObject({ isError: true, outcome: undefined });
  });
});

test('core names tools by the very rule the types are printed with', () => {
  const body = (path: string): string =>
    readFileSync(new URL(path, import.meta.url), 'utf8').replace(/^\/\*\*.*?\*\//su, '');
  expect(body('../../core/src/catalogue/identifier.ts')).toBe(body('../../schema-to-ts/src/identifier.ts'));
});

describe('a name that is none', () => {
  const many = defineTools({
    namespace: 'mcp_servers_everything',
    tools: Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`tool_${at}`, { execute: () => at }])),
  });
  const complaint = (call: string): Promise<unknown> =>
    valueOf(`return await ${call}.catch((error) => error.message)`, [shop, plain, many]);

  test('is told the closest ones', async () => {
    expect(await complaint('codemode.shop.listOrder()')).toBe(
      'There is no codemode.shop.listOrder. Did you mean codemode.shop.list_orders?',
    );
  });

  test('is told the one it is a part of', async () => {
    expect(await complaint('codemode.everything.tool_1()')).toBe(
      'There is no codemode.everything. Did you mean codemode.mcp_servers_everything?',
    );
  });

  test('is told what there is where none is close, up to a few', async () => {
    expect(await complaint('codemode.shop.cancel()')).toBe(
      'There is no codemode.shop.cancel. There is codemode.shop.list_orders, codemode.shop.refund.',
    );
    const message = await complaint('codemode.mcp_servers_everything.wholly_other()');
    expect(message).toContain('There is codemode.mcp_servers_everything.tool_0, ');
    expect(message).toMatch(/tool_7 and 4 more\.$/u);
  });
});
