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

const misspelt = `const graph = await codemode.memory.read_graph();
console.log(graph.entities.length);
return codemode.memory.search_nodes({ qery: 'tea' });
`;

test('--code shows what the type check refuses, with the line and the word that was meant, and calls nothing', async () => {
  const { code, stdout, stderr } = await startDemo(['--code', writeProgram(misspelt)]).ended;
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Run\n {2}└─ not run in .*\n\nRefused by the type check\n {2}Failed \(type_error\)/m);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Did you mean `query`?');
  expect(stdout).toContain('  > 3 | return codemode.memory.search_nodes({ qery:');
  expect(stdout).not.toMatch(/├─/);
  expect(code).toBe(1);
});

test('--check warn runs such a program and shows what was noticed below its end', async () => {
  const { code, stdout } = await startDemo(['--check', 'warn', '--code', writeProgram(misspelt)]).ended;
  expect(stdout).toContain('├─ memory.read_graph');
  expect(stdout).toMatch(/^Failure\n {2}Failed \(program_threw\)[^]*^Type check\n {2}Line 3: `qery` is no property/m);
  expect(code).toBe(1);
});

test('--check off says nothing of it, and what may be missing is noticed otherwise', async () => {
  const careful = 'return { known: (await codemode.memory.read_graph()).nodes ?? [] }';
  const off = await startDemo(['--check', 'off', '--code', '-'], { input: careful }).ended;
  expect(off.stdout).toMatch(/^Result\n {2}\{ known: \[\] \}\n\n$/m);
  const on = await startDemo(['--code', '-'], { input: careful }).ended;
  expect(on.stdout).toMatch(/^Result\n {2}\{ known: \[\] \}\n\nType check\n {2}Line 1: The result has no property/m);
  expect([off.code, on.code]).toEqual([0, 0]);
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
