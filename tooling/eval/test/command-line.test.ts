import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { runEvalProcess } from './start-eval.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'eval-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('prints a table with the fault of each wrong program and what plain calls cost', async () => {
  const { code, stdout, stderr } = await runEvalProcess(['--', '--task', 'pagination']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^pagination {2}good +yes +yes +yes +yes +2 +2 +[\d,]+ +\d+$/m);
  expect(stdout).toMatch(/^ +wrong-first-page +yes +yes +yes +no +1 +2 .* wrong answer$/m);
  expect(stdout).toMatch(/^ +wrong-small-pages +yes +yes +yes +yes +20 +2 .* too many calls$/m);
  expect(stdout).toMatch(/^ +plain tool calls +yes +2 +3 +[\d,]+ +\d+$/m);
  expect(stdout).toContain('default: 1 of 1 right, with ');
  expect(stdout).toContain('2 wrong programs, each with the fault it was written for.');
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8').replaceAll('\r\n', '\n');
  expect(readme, 'the README shows another table').toContain(`\`\`\`\n${stdout}\`\`\`\n`);
});

test('scores programs of any model from a folder; one that is not there is no program', async () => {
  const folder = folderWith({
    'fan-out.ts': 'return { failing: [21, 27, 30], pending: 2 }',
    'filter.1.ts': 'return await codemode.$search("tasks")',
    'filter.2.ts': 'const { tasks } = await codemode.todoist.find_tasks({ projectId: "other" }); return tasks;',
  });
  const tasks = ['--task', 'fan-out', '--task', 'filter', '--task', 'picture'];
  const { code, stdout } = await runEvalProcess(['--programs', folder, ...tasks]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^fan-out +file +yes +yes +yes +yes +0 +2 /m);
  expect(stdout).toMatch(/^filter +file +yes +yes +1 of 2 +no +1 +3 .* fails; 1 call was never recorded$/m);
  expect(stdout).toMatch(/^picture +file +– +– +– +no +0 +1 .* no program$/m);
  expect(stdout).toContain('default: 1 of 3 right');
});

test('--show prints all that a model is told, under a prompt of your own too', async () => {
  const folder = folderWith({ 'mine.md': 'Write TypeScript for execute_code.\n\n{{api}}\n' });
  const { stdout } = await runEvalProcess(['--show', '--task', 'plain-text', '--prompt', join(folder, 'mine.md')]);
  expect(stdout).toMatch(
    /^# System\n\nYou do tasks with tools\..*\n\nWrite TypeScript for execute_code\.\n\n## The API\n/,
  );
  expect(stdout).not.toContain('## Rules');
  expect(stdout).toContain('list_apps(input?: {');
  expect(stdout).toContain('"name": "execute_code"');
  expect(stdout).toMatch(/# The question\n\nWhich of our Heroku apps run on the stack heroku-22\?/);
});

test.each([
  [['--task', 'nothing'], /There is no task nothing\. There are: aggregate, /],
  [['--prompt', 'nothing'], /There is no prompt nothing\. There are: default, no-example, /],
  [['--prompt', './nothing.md'], /The prompt \.\/nothing\.md cannot be read\./],
  [['--programs', './nothing'], /cannot be read\. Name one after --programs\./],
  [['--model'], /--model needs a real model: set one of OPENAI_BASE_URL, ANTHROPIC_API_KEY, OPENAI_API_KEY\./],
  [['--save', 'x'], /--save needs --model\./],
  [['--plain'], /--plain needs --model/],
  [['--show'], /--show needs one --task\./],
  [['--write', '--task', 'filter'], /--write takes every task/],
  [['--nothing'], /Unknown option '--nothing'.* Run with --help/],
])('%j ends with 2 and says what to do', async (args, message) => {
  const { code, stdout, stderr } = await runEvalProcess(args);
  expect(stderr).toMatch(message);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a prompt of your own that names a section nobody has is refused', async () => {
  const folder = folderWith({ 'mine.md': '{{apis}}' });
  const { code, stderr } = await runEvalProcess(['--prompt', join(folder, 'mine.md'), '--task', 'filter']);
  expect(stderr).toContain('mine.md holds {{apis}}. A prompt may hold {{rules}}, {{api}}, ');
  expect(code).toBe(2);
});
