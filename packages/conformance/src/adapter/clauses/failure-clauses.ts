import { expectThat } from '../../kit/expect.ts';
import { type AdapterClause, callTurn } from '../clause.ts';
import { expectResult, expectTextWith } from '../expect-result.ts';

const threw: AdapterClause = {
  id: 'failure/threw',
  group: 'failure',
  title: 'a program that throws is an answer with its message and line; the agent goes on',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const code = `console.log('before the end');\nthrow new RangeError('too far');`;
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })]);
    expectTextWith(expectResult(report, 'one'), 'RangeError', 'too far', 'line 2', 'before the end');
  },
};

const syntax: AdapterClause = {
  id: 'failure/syntax',
  group: 'failure',
  title: "a program that cannot be read is an answer with the model's own line; the agent goes on",
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code: 'const a = 1;\nreturn a +;' })]);
    expectTextWith(expectResult(report, 'one'), 'syntax_error', 'line 2');
  },
};

const recovers: AdapterClause = {
  id: 'failure/recovers',
  group: 'failure',
  title: 'after a failure the model can try again',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const report = await runAgent(codeTool, [
      callTurn(codeTool, { id: 'one', code: 'return await codemode.kit.add({ a: 1 })' }),
      callTurn(codeTool, { id: 'two', code: 'return await codemode.kit.add({ a: 1, b: 6 })' }),
    ]);
    expectTextWith(expectResult(report, 'one'), 'b is required');
    expectTextWith(expectResult(report, 'two'), '7');
  },
};

const badInput: AdapterClause = {
  id: 'failure/bad-input',
  group: 'failure',
  title: 'an input without `code` is answered in words; the agent goes on',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const turn = { calls: [{ id: 'one', tool: codeTool.name, input: { program: 'return 1' } }] };
    const report = await runAgent(codeTool, [turn]);
    const { text } = expectResult(report, 'one');
    expectThat(text.includes('code'), `the answer does not say what is missing: ${text}`);
  },
};

export const failureClauses: readonly AdapterClause[] = [threw, syntax, recovers, badInput];
