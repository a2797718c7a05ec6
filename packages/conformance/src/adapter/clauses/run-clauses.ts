import { expectThat } from '../../kit/expect.ts';
import { type AdapterClause, callTurn } from '../clause.ts';
import { expectResult, expectTextWith } from '../expect-result.ts';

const value: AdapterClause = {
  id: 'run/value',
  group: 'run',
  title: 'a program runs, reaches its tools, and the model reads what it returned',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const code = 'const sum: number = await codemode.kit.add({ a: 40, b: 2 });\nreturn { answer: sum };';
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })]);
    expectTextWith(expectResult(report, 'one'), '"answer":42');
  },
};

const logs: AdapterClause = {
  id: 'run/logs',
  group: 'run',
  title: 'the model reads console lines beside the result',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const code = `console.log('first line'); console.warn({ second: 'line' }); return 'the result'`;
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })]);
    expectTextWith(expectResult(report, 'one'), 'first line', `second: 'line'`, 'the result');
  },
};

/** Every kind of character that a text loses on its way through templates, JSON, HTML and regular expressions. */
const awkward = 'a\\b"c\'d`e$&f${g}<h>\t&amp;\u2028é😀';

const exact: AdapterClause = {
  id: 'run/exact-program',
  group: 'run',
  title: 'a program arrives to the letter, and so does its result',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const code = `const text = ${JSON.stringify(awkward)};\n// ${'long '.repeat(2_000)}\nreturn text;`;
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })]);
    expectTextWith(expectResult(report, 'one'), awkward);
  },
};

const oneAfterAnother: AdapterClause = {
  id: 'run/turns',
  group: 'run',
  title: 'a second program in a later turn has an answer of its own',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const report = await runAgent(codeTool, [
      callTurn(codeTool, { id: 'one', code: `return 'answer one'` }),
      callTurn(codeTool, { id: 'two', code: `return 'answer two'` }),
    ]);
    expectTextWith(expectResult(report, 'one'), 'answer one');
    expectTextWith(expectResult(report, 'two'), 'answer two');
    expectThat(report.requests.length === 3, `the model was asked ${report.requests.length} times instead of 3`);
  },
};

const together: AdapterClause = {
  id: 'run/one-turn',
  group: 'run',
  title: 'two programs of one turn have answers of their own',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const first = { id: 'one', code: `await new Promise((done) => setTimeout(done, 50)); return 'slow answer'` };
    const report = await runAgent(codeTool, [callTurn(codeTool, first, { id: 'two', code: `return 'quick answer'` })]);
    expectTextWith(expectResult(report, 'one'), 'slow answer');
    expectTextWith(expectResult(report, 'two'), 'quick answer');
  },
};

export const runClauses: readonly AdapterClause[] = [value, logs, exact, oneAfterAnother, together];
