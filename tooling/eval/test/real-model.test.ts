import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelAnswer,
  type ModelRequest,
  type ModelServer,
  startModelServer,
} from '@sallyport/real-model/test-server';
import { expect, onTestFinished, test } from 'vitest';

import type { Evaluation } from '../src/evaluate-tasks.ts';
import { readTasks } from '../src/task/task.ts';
import { runEvalProcess } from './start-eval.ts';

const [task] = readTasks(['filter']);
const programOf = (name: string): string => task?.programs.get(name)?.[0] ?? '';

/** A model over HTTP: the programs in order, whatever comes back, then the last result in its own words. */
async function startAuthor(programs: readonly string[]): Promise<ModelServer> {
  const server = await startModelServer((request): ModelAnswer => {
    const code = programs[resultsOf(request).length];
    if (code !== undefined) return { calls: [{ name: 'execute_code', input: { code } }] };
    return { text: `It says: ${resultsOf(request).at(-1) ?? ''}` };
  });
  onTestFinished(() => server[Symbol.dispose]());
  return server;
}

function resultsOf({ messages }: ModelRequest): readonly string[] {
  return messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eval-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a model at OPENAI_BASE_URL writes a program with a mistake, is told, mends it and is right', async () => {
  const { url, requests } = await startAuthor([programOf('wrong-property'), programOf('good')]);
  const env = { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-very-secret' };
  const { code, stdout, stderr } = await runEvalProcess(['--model', '--task', 'filter', '--json'], env);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { tasks, model } = JSON.parse(stdout) as Evaluation;
  expect(model).toBe(`small-local-model at ${new URL(url).host}`);
  const [attempt] = tasks[0]?.attempts ?? [];
  expect(attempt).toMatchObject({ programs: 2, parsed: 2, typed: 1, ran: 1, right: true, calls: 1, turns: 3 });
  expect(attempt).not.toHaveProperty('fault');
  expect(attempt?.code).toEqual([programOf('wrong-property'), programOf('good')]);

  const [first, second, third] = requests;
  expect(first?.authorization).toBe('Bearer sk-very-secret');
  expect(first?.tools?.map((tool) => tool.function.name)).toEqual(['execute_code']);
  expect(JSON.stringify(first?.messages[0])).toContain('find_tasks');
  expect(resultsOf(second ?? { model: '', messages: [], authorization: undefined })[0]).toMatch(
    /^Failed \(type_error\)/,
  );
  expect(resultsOf(third ?? { model: '', messages: [], authorization: undefined })[1]).toMatch(/^Result:/);
  expect(stdout).not.toContain('very-secret');
});

test('what a model wrote is saved, and scores the same again without it', { timeout: 40_000 }, async () => {
  const { url } = await startAuthor([programOf('wrong-first-page')]);
  const folder = temporaryFolder();
  const asked = ['--task', 'filter', '--json'];
  const first = await runEvalProcess([...asked, '--model', '--save', folder], { OPENAI_BASE_URL: url });
  expect(first.code).toBe(0);
  expect(readdirSync(folder)).toEqual(['filter.1.ts']);
  expect(readFileSync(join(folder, 'filter.1.ts'), 'utf8')).toBe(`${programOf('wrong-first-page')}\n`);
  const second = await runEvalProcess([...asked, '--programs', folder]);
  const score = { programs: 1, parsed: 1, typed: 1, ran: 1, right: false, calls: 1, fault: 'wrong answer' };
  for (const { stdout } of [first, second]) {
    expect((JSON.parse(stdout) as Evaluation).tasks[0]?.attempts).toMatchObject([score]);
  }
});

test('--plain lets the same model do the task by plain tool calls', async () => {
  const server = await startModelServer(({ tools = [], messages }): ModelAnswer => {
    const results = messages.filter(({ role }) => role === 'tool');
    if (tools.length === 1) return { text: 'I write no programs.' };
    if (results.length === 2) return { text: JSON.stringify(task?.answer.value) };
    // Not as the script does it: twice, and under another limit.
    return { calls: [{ name: 'find-tasks', input: { projectId: '6XqShop0000001', limit: 50 } }] };
  });
  onTestFinished(() => server[Symbol.dispose]());
  const asked = ['--model', '--plain', '--task', 'filter', '--json'];
  const { stdout } = await runEvalProcess(asked, { OPENAI_BASE_URL: server.url });
  const [result] = (JSON.parse(stdout) as Evaluation).tasks;
  expect(result?.plain).toMatchObject({ right: true, calls: 2, unrecorded: 0, turns: 3 });
  expect(result?.attempts).toMatchObject([{ programs: 0, right: false, fault: 'no program' }]);
});

test('each prompt reaches the model as it was asked for', async () => {
  const { url, requests } = await startAuthor([]);
  const prompts = ['--prompt', 'default', '--prompt', 'no-example', '--prompt', 'small-budget'];
  const { code, stdout } = await runEvalProcess(['--model', '--task', 'filter', ...prompts], { OPENAI_BASE_URL: url });
  expect(code).toBe(0);
  const systems = requests.map(({ messages }) => String(messages[0]?.content));
  expect(systems.map((system) => system.includes('## Example'))).toEqual([true, false, true]);
  expect(systems[1]).toBe(systems[0]?.replace(/## Example.*?```\n\n/s, ''));
  expect(systems[2]?.length ?? 0).toBeLessThan((systems[0]?.length ?? 0) / 3);
  expect(stdout).toMatch(/^small-budget +0 of 1 +0 of 1 /m);
});

test('a model that refuses ends the evaluation with 4, and no key is printed', async () => {
  const server = await startModelServer(() => ({ status: 401, message: 'No such key.' }));
  onTestFinished(() => server[Symbol.dispose]());
  const env = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'sk-very-secret' };
  const { code, stdout, stderr } = await runEvalProcess(['--model', '--task', 'filter'], env);
  expect(code).toBe(4);
  expect(stderr).toContain('The model did not answer (status 401): No such key.');
  expect(stdout + stderr).not.toContain('very-secret');
});
