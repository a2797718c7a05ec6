import { type Json } from '@sallyport/contract';
import { expectThat, show } from '../../kit/expect.ts';
import { within } from '../../kit/pause.ts';
import type { NativeToolPlan } from '../adapter-harness.ts';
import { type AdapterClause } from '../clause.ts';

const lookUp: NativeToolPlan = {
  name: 'look_up',
  description: 'Looks one article up. "Quotes" & `ticks`.',
  inputSchema: {
    type: 'object',
    properties: { article: { type: 'string', description: 'Its name.' }, count: { type: 'integer' } },
    required: ['article'],
  },
  execute: async (input) => ({ asked: input, tags: ['a', 'b'], price: 12.5, missing: null }),
};

const lists: AdapterClause = {
  id: 'bring/lists',
  group: 'bring',
  brings: true,
  title: "lists the framework's tools with name, description and input schema",
  check: async ({ bringTools }) => {
    const provider = await bringTools([lookUp]);
    const [spec, ...more] = await provider.listTools({ signal: new AbortController().signal });
    expectThat(more.length === 0, `one tool became ${more.length + 1}`);
    expectThat(spec?.name === lookUp.name, `the tool is listed as ${show(spec?.name)}`);
    expectThat(spec.description === lookUp.description, `its description is ${show(spec.description)}`);
    const input = (typeof spec.input === 'object' ? spec.input : {}) as {
      readonly properties?: Readonly<Record<string, { readonly type?: unknown; readonly description?: unknown }>>;
      readonly required?: readonly string[];
    };
    const { article, count } = input.properties ?? {};
    const isRight =
      article?.type === 'string' &&
      article.description === 'Its name.' &&
      count !== undefined &&
      input.required?.join() === 'article';
    expectThat(isRight, `its input schema is ${show(JSON.stringify(spec.input))}`);
  },
};

const value: AdapterClause = {
  id: 'bring/value',
  group: 'bring',
  brings: true,
  title: 'a program calls a brought tool with its input and reads the value it returned',
  check: async ({ bringTools, openCodeTool }) => {
    const provider = await bringTools([lookUp]);
    const codeTool = await openCodeTool({ providers: [provider] });
    const call = `codemode${provider.namespace === '' ? '' : `.${provider.namespace}`}.look_up`;
    const answer = await codeTool.run({ code: `return await ${call}({ article: 'pear', count: 2 })` });
    const expected = { asked: { article: 'pear', count: 2 }, tags: ['a', 'b'], price: 12.5, missing: null };
    const got = answer.outcome?.status === 'completed' ? answer.outcome.value : answer.text;
    expectThat(sameJson(got, expected), `the program read ${show(JSON.stringify(got))}`);
  },
};

const error: AdapterClause = {
  id: 'bring/error',
  group: 'bring',
  brings: true,
  title: 'what a brought tool throws is an error the program can catch',
  check: async ({ bringTools, openCodeTool }) => {
    const provider = await bringTools([
      { ...lookUp, execute: async () => Promise.reject(new Error('no such article')) },
    ]);
    const codeTool = await openCodeTool({ providers: [provider] });
    const call = `codemode${provider.namespace === '' ? '' : `.${provider.namespace}`}.look_up`;
    const answer = await codeTool.run({
      code: `try { return { value: await ${call}({ article: 'x' }) } } catch (error) { return 'caught: ' + error.message }`,
    });
    expectThat(answer.text.includes('caught: '), `the program should have caught an error, and: ${show(answer.text)}`);
    expectThat(answer.text.includes('no such article'), `the error lost its message: ${show(answer.text)}`);
  },
};

const together: AdapterClause = {
  id: 'bring/together',
  group: 'bring',
  brings: true,
  title: 'calls of a brought tool run at the same moment',
  check: async ({ bringTools, openCodeTool, settleMs }) => {
    let running = 0;
    const all = Promise.withResolvers<void>();
    const execute = async (input: Json): Promise<Json> => {
      if (++running === 3) all.resolve();
      await within(all.promise, settleMs);
      return input;
    };
    const provider = await bringTools([{ ...lookUp, execute }]);
    const codeTool = await openCodeTool({ providers: [provider] });
    const call = `codemode${provider.namespace === '' ? '' : `.${provider.namespace}`}.look_up`;
    const code = `return (await Promise.all(['a', 'b', 'c'].map((article) => ${call}({ article })))).length`;
    const run = codeTool.run({ code });
    const met = await within(all.promise, settleMs);
    expectThat(met !== undefined, `of three calls at once, ${running} were under way at the same moment`);
    await run;
  },
};

const abort: AdapterClause = {
  id: 'bring/abort',
  group: 'bring',
  brings: true,
  title: 'a brought tool in flight hears that its run was aborted',
  check: async ({ bringTools, openCodeTool, settleMs }) => {
    const started = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<void>();
    const execute: NativeToolPlan['execute'] = (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          aborted.resolve();
          reject(signal.reason as Error);
        });
        started.resolve();
      });
    const provider = await bringTools([{ ...lookUp, execute }]);
    const codeTool = await openCodeTool({ providers: [provider] });
    const call = `codemode${provider.namespace === '' ? '' : `.${provider.namespace}`}.look_up`;
    const user = new AbortController();
    const run = codeTool.run({ code: `return await ${call}({ article: 'x' })` }, { signal: user.signal });
    const ended = run.catch(() => undefined);
    await Promise.race([started.promise, ended]);
    user.abort(new Error('the user left'));
    expectThat((await within(aborted.promise, settleMs)) !== undefined, 'the tool was not told of the abort');
    await ended;
  },
};

/** Equal as JSON, whatever the order of keys. */
function sameJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) || Array.isArray(right) || typeof left !== 'object' || typeof right !== 'object') {
    return JSON.stringify(left) === JSON.stringify(right);
  }
  if (left === null || right === null) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key as never], right[key as never]))
  );
}

export const bringClauses: readonly AdapterClause[] = [lists, value, error, together, abort];
