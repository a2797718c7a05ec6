import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createCodeMode, defineTools, type CodeMode } from '../src/index.ts';

const sandbox = createIsolatedVmSandbox();
let calls = 0;
let codeMode: CodeMode;
beforeAll(async () => {
  const tools = { ask: { execute: () => ++calls } };
  codeMode = await createCodeMode({ tools: [defineTools({ namespace: 'demo', tools })], sandbox });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

test('types that read like JavaScript are taken off when the engine refuses them', async () => {
  const code = 'async () => {\n  const twice = (row): Row => row;\n  return twice(await codemode.demo.ask());\n}';
  calls = 0;
  expect(await codeMode.execute({ code })).toMatchObject({ status: 'completed', value: 1 });
  expect(calls).toBe(1);
});

test('a mistake that only the engine sees is a syntax error at the line of the model', async () => {
  const code = 'async () => {\n  await codemode.demo.ask();\n  return 1 2;\n}';
  calls = 0;
  const outcome = await codeMode.execute({ code });
  expect(outcome).toMatchObject({
    status: 'failed',
    failure: { code: 'syntax_error', line: 3, column: 12 },
    calls: [],
  });
  expect(calls).toBe(0);
});

test('a program that fails is not run a second time', async () => {
  calls = 0;
  const code = 'async () => {\n  await codemode.demo.ask();\n  throw new Error("no");\n}';
  const outcome = await codeMode.execute({ code });
  expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'program_threw', line: 3 } });
  expect(calls).toBe(1);
});

test('a program that takes its engine down is not run a second time', async () => {
  const code =
    'async () => {\n  await codemode.demo.ask();\n  const all = [];\n  for (;;) all.push({ a: [1, 2, 3] });\n}';
  calls = 0;
  expect(await codeMode.execute({ code })).toMatchObject({ status: 'failed', failure: { code: 'memory_exceeded' } });
  expect(calls).toBe(1);
});
