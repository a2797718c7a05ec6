import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestHarness } from 'wrangler';

import { runProgram, runPrograms } from './run-program.ts';
import { startWorker } from './start-worker.ts';

let server: TestHarness;
beforeAll(async () => {
  server = await startWorker('programs');
}, 60_000);
afterAll(() => server.close());

const threw = (name: string, message: string): object => ({
  status: 'failed',
  failure: { code: 'program_threw', name, message },
});
const gave = (value: unknown): object => ({ status: 'completed', value });
const failed = (code: string): object => ({ status: 'failed', failure: { code } });
const caught = (code: string): string => `try { ${code} } catch (error) { return [error.name, error.code] }`;

const outcomes: readonly (readonly [claim: string, code: string, outcome: object])[] = [
  ['a thrown text is a failure, and says which', 'throw "x"', threw('Thrown', 'x')],
  ['a thrown null is a failure', 'throw null', threw('Thrown', 'null')],
  ['a thrown nothing is a failure', 'throw undefined', threw('Thrown', 'undefined')],
  ['an error without a message is a failure', 'throw new Error("")', threw('Error', '')],
  [
    'a program that does not parse is told its own line',
    'const a = 1;\nconst = 2',
    { status: 'failed', failure: { code: 'syntax_error', line: 2, column: 7 } },
  ],
  [
    'a program that gives its script a name is still told its own line',
    '//# sourceURL=elsewhere.js\nconst a = 1;\nthrow new Error("x") //# sourceURL=again.js',
    { status: 'failed', failure: { code: 'program_threw', line: 3, column: 7 } },
  ],
  ['a symbol as the result is a failure', 'return Symbol("s")', failed('program_threw')],
  ['a function as the result is a failure, and no stub', 'return () => 1', failed('program_threw')],
  ['a function inside the result is a failure', 'return { call() {} }', failed('program_threw')],
  ['a result over its limit is output_too_large', 'return "x".repeat(5e6)', failed('output_too_large')],
  [
    'a function in an argument is an error the program can catch',
    caught('await codemode.demo.add({ a: () => 1, b: 2 })'),
    gave(['TypeError', 'not_serializable']),
  ],
  [
    'an argument over its limit is an error the program can catch',
    caught('await codemode.demo.size({ text: "x".repeat(3e6) })'),
    gave(['LimitError', 'argument_too_large']),
  ],
  [
    'a tool that answers with a function is an error the program can catch',
    caught('await codemode.demo.handBackFunction()'),
    gave(['ToolError', 'invalid_output']),
  ],
  ['a tool that fails without a message fails', caught('await codemode.demo.fail()'), gave(['Error', 'tool_failed'])],
  ['awaiting codemode gives codemode', 'return typeof (await codemode).demo.add', gave('function')],
  ['awaiting a namespace gives the namespace', 'return typeof (await codemode.demo).add', gave('function')],
  [
    'tools named constructor and then are called under safe names',
    'return Promise.all(Object.keys(codemode.odd).map((name) => codemode.odd[name]({})))',
    gave(['the constructor tool', 'the then tool']),
  ],
  ['codemode.constructor is no tool', 'return typeof codemode.demo.constructor', gave('undefined')],
  ['a wait for what never comes is guest_stalled', 'await new Promise(() => {})', failed('guest_stalled')],
  [
    'an import is refused before anything is loaded',
    'return Object.keys(await import("cloudflare:workers"))',
    failed('syntax_error'),
  ],
  [
    'the platform has left nothing in the world',
    'return ["fetch", "WebSocket", "EventSource", "caches", "process", "scheduler", "Response"].filter((name) => name in globalThis)',
    gave([]),
  ],
  [
    'a promise nobody waits for rejects without harm',
    'Promise.reject(new Error("lost")); await codemode.demo.wait({ ms: 5 }); return 1',
    gave(1),
  ],
];

describe('a program through createCodeMode', () => {
  test.for(outcomes.map(([claim, code, outcome]) => ({ claim, code, outcome })))(
    '$claim',
    async ({ code, outcome }) => {
      expect(await runProgram(server, code)).toMatchObject(outcome);
    },
  );

  test('a replaced setTimeout does not hold back the deadline, neither of a call nor of a loop of calls', async () => {
    const replaced = 'globalThis.setTimeout = () => 0; ';
    const limits = { wallMs: 300, calls: 1_000_000 };
    const waits = `${replaced}await codemode.demo.wait({ ms: 30_000 })`;
    const loops = `${replaced}for (;;) await codemode.demo.add({ a: 1, b: 2 })`;
    expect(await runProgram(server, waits, { limits })).toMatchObject(failed('deadline_exceeded'));
    expect(await runProgram(server, loops, { limits })).toMatchObject(failed('deadline_exceeded'));
    expect(await runProgram(server, 'return 1')).toMatchObject(gave(1));
  });

  test('texts longer than one RPC may be cross whole, all three ways', async () => {
    const limits = { argumentBytes: 1e8, resultBytes: 1e8 };
    const argument = 'return codemode.demo.size({ text: "é".repeat(17e6) })';
    const answer = 'return (await codemode.demo.text({ length: 40e6 })).length';
    expect(await runProgram(server, argument, { limits })).toMatchObject(gave(17e6));
    expect(await runProgram(server, answer, { limits })).toMatchObject(gave(40e6));
    const outcome = await runProgram(server, 'return "é".repeat(17e6) + "end"', { limits });
    expect(outcome.status === 'completed' && (outcome.value as string).length).toBe(17e6 + 3);
  });

  test('the outcome counts what was loaded: one Worker a run, none where none was', async () => {
    const [right, wrong] = [await runProgram(server, 'return 1'), await runProgram(server, 'const = 1')];
    expect(right).toMatchObject({ loads: 1 });
    expect(wrong).not.toHaveProperty('loads');
  });

  test('twelve runs at once take turns, four at a time, and all end well', async () => {
    const answers = await runPrograms(server, { code: 'return codemode.demo.meet({})', atOnce: 12 });
    expect(answers.map((answer) => answer.status === 'completed' && answer.value)).toEqual(Array(12).fill(4));
  });

  test('an abort ends a run that waits, with its reason', async () => {
    const answer = await runProgram(server, 'await codemode.demo.wait({ ms: 30_000 })', { abortAfterMs: 50 });
    expect(answer).toEqual({ status: 'rejected', reason: 'Error: not wanted any more' });
  });

  test('console lines reach the outcome and never the log of the Worker', async () => {
    server.clearLogs();
    const answer = await runProgram(server, 'console.log("for the model", { n: 1 }); return 1');
    expect(answer).toMatchObject({ logs: [{ level: 'log', text: 'for the model { n: 1 }' }] });
    expect(JSON.stringify(server.getLogs())).not.toContain('for the model');
  });
});
