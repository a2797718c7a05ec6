import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { startDemo } from './start-demo.ts';

function writeProgram(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'node-demo-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'program.ts'), code);
  return join(folder, 'program.ts');
}

test('--code shows where a program went wrong, and ends with 1', async () => {
  const program = writeProgram(
    "const files: string[] = [];\nconsole.log('so far');\nthrow new RangeError(`none of ${files.length}`);\n",
  );
  const { code, stdout, stderr } = await startDemo(['--code', program]).ended;
  expect(stderr).toBe('');
  expect(stdout).toContain("    2 │ console.log('so far');");
  expect(stdout).toContain('├─ console.log  so far');
  expect(stdout).toContain('Failed (program_threw): RangeError: none of 0');
  expect(stdout).toContain('  > 3 | throw new RangeError');
  expect(code).toBe(1);
});

test('--code reads standard input, lays out the result, and prints nothing that moves a cursor', async () => {
  const input = `
    const echo = await codemode.everything.echo({ message: 'a\\u001b[2Jb\\u202ec\\rd' });
    console.log(echo);
    return { echo, list: [1, 2] };
  `;
  const { code, stdout, stderr } = await startDemo(['--', '--code', '-'], { input }).ended;
  expect(stderr).toBe('');
  expect(stdout).toMatch(/list: \[ 1, 2 \]/);
  expect(stdout).toContain('├─ console.log  Echo: abc');
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u001b\u202e\r]/);
  expect(code).toBe(0);
});

test('--code with a name that is not there starts nothing and ends with 2', async () => {
  const { code, stdout, stderr } = await startDemo(['--code', 'no-such-file.ts']).ended;
  expect(stdout).toBe('');
  expect(stderr).toContain('There is no file no-such-file.ts.');
  expect(code).toBe(2);
});

test('--repl takes programs of several lines and commands from standard input', async () => {
  const input = [
    'const a = 2;',
    'const sum = await codemode.everything.get_sum({ a, b: 3 });',
    'return sum;',
    '.describe memory.read_graph',
    '({ seven: 3 + 4 })',
    '.exit',
    'return "never run"',
  ].join('\n');
  const { code, stdout, stderr } = await startDemo(['--repl'], { input }).ended;
  expect(stderr).toBe('');
  expect(stdout).toContain('    3 │ return sum;');
  expect(stdout).toContain('The sum of 2 and 3 is 5.');
  expect(stdout).toContain('read_graph(input?');
  expect(stdout).toContain('{ seven: 7 }');
  expect(stdout).not.toContain('never run');
  expect(code).toBe(0);
});
