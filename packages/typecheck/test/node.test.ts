import { spawnSync } from 'node:child_process';
import { compile } from '@sallyport/core';
import type { ProgramTexts, TypeChecker } from '@sallyport/contract';
import { afterAll, describe, expect, test } from 'vitest';

import * as six from '../src/node.ts';
import * as seven from '../src/typescript-7.ts';
import { typeBombs } from './bombs.ts';
import { api } from './findings-of.ts';

function textsOf(code: string): ProgramTexts {
  const compiled = compile(code);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return compiled.toCheck().texts;
}

async function codesOf(code: string, checker: TypeChecker): Promise<readonly string[]> {
  return (await checker.check(textsOf(code))).map(({ code: name }) => name);
}

const right = 'return codemode.mail.send({ to: "a", text: "b" })';
const wrong = 'return codemode.mail.send({ to: 1, text: "b" })';

const entries = [
  { name: 'TypeScript 6', entry: 'node', createTypeChecker: six.createTypeChecker },
  { name: 'TypeScript 7', entry: 'typescript-7', createTypeChecker: seven.createTypeChecker },
];

describe.each(entries)('$name: a checker in a thread', ({ entry, createTypeChecker }) => {
  const checker = createTypeChecker({ types: api });
  afterAll(() => checker[Symbol.asyncDispose]());

  test('says what the compiler says, and the next program is judged by itself', async () => {
    expect(await codesOf(wrong, checker)).toEqual(['wrong_argument']);
    expect(await codesOf(right, checker)).toEqual([]);
  });

  test('judges many programs at once, each by itself', async () => {
    const programs = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? right : wrong));
    const found = await Promise.all(programs.map((code) => codesOf(code, checker)));
    expect(found.map(({ length }) => length)).toEqual(programs.map((code) => (code === right ? 0 : 1)));
  });

  test('takes new tools without starting again; a check under way keeps the old ones', async () => {
    await using changing = createTypeChecker({ types: api });
    const before = codesOf(right, changing);
    changing.update({ types: 'declare const codemode: { post: { send(input: { to: string }): Promise<any> } };' });
    const after = codesOf(right, changing);
    expect(await before).toEqual([]);
    expect(await after).toEqual(['unknown_namespace']);
    expect(await codesOf('return codemode.post.send({ to: "a" })', changing)).toEqual([]);
    expect(await codesOf(right, checker)).toEqual([]);
  });

  test('refuses what takes too long however it is read, and goes on with the next', async () => {
    await using hasty = createTypeChecker({ types: api, checkMs: 0.001 });
    const long = 'await codemode.mail.send({ to: "a", text: "b" });\n'.repeat(2_000);
    expect(await codesOf(long, hasty)).toEqual(['too_slow_to_check']);
    expect(await codesOf(wrong, checker)).toEqual(['wrong_argument']);
  });

  test('rejects with the reason of the caller, before and while it checks', async () => {
    const reason = new Error('not now');
    await expect(checker.check(textsOf(right), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const checking = checker.check(textsOf(right), { signal: controller.signal });
    controller.abort(reason);
    await expect(checking).rejects.toBe(reason);
    expect(await codesOf(wrong, checker)).toEqual(['wrong_argument']);
  });

  test('is over once disposed; another goes on', async () => {
    const short = createTypeChecker({ types: api });
    await short[Symbol.asyncDispose]();
    await short[Symbol.asyncDispose]();
    await expect(short.check(textsOf(right))).rejects.toThrow('disposed');
    expect(await codesOf(right, checker)).toEqual([]);
  });

  test('says what a wrong time is', () => {
    expect(() => createTypeChecker({ types: api, checkMs: 0 })).toThrow('checkMs must be a number above zero');
  });

  test.each(typeBombs)('$what: checked without its types in time, and the next program as ever', async ({ code }) => {
    await using patient = createTypeChecker({ types: api, checkMs: 1_500 });
    expect(await codesOf(code, patient)).toEqual(['wrong_argument', 'types_left_out']);
    expect(await codesOf(right, patient)).toEqual([]);
  });

  test('disposed in the middle of a check it rejects at once, and holds nothing', () => {
    const script = `import { createTypeChecker } from '@sallyport/typecheck/${entry}';
    const checker = createTypeChecker({ types: ${JSON.stringify(api)}, checkMs: 300_000 });
    await checker.check(${JSON.stringify(textsOf(right))});
    const checking = checker.check(${JSON.stringify(textsOf(typeBombs[0]?.code ?? ''))}).catch(({ message }) => message);
    setTimeout(() => checker[Symbol.asyncDispose](), 300);
    console.log(await checking);`;
    const args = ['--conditions=@sallyport/source', '--input-type=module', '--eval', script];
    const { stdout, status } = spawnSync(process.execPath, args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      timeout: 15_000,
    });
    expect([status, stdout.trim()]).toEqual([0, 'The type checker was disposed.']);
  });

  test.each(['never used', 'disposed at once'])('a process that has a checker which is %s ends', (how) => {
    const script = `import { createTypeChecker } from '@sallyport/typecheck/${entry}';
    const checker = createTypeChecker({ types: ${JSON.stringify(api)} });
    ${how === 'never used' ? '' : 'await checker[Symbol.asyncDispose]();'}`;
    const args = ['--conditions=@sallyport/source', '--input-type=module', '--eval', script];
    const { status } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, timeout: 10_000 });
    expect(status).toBe(0);
  });

  test('a process that is done ends, though its checker was never disposed', () => {
    const script = `import { createTypeChecker } from '@sallyport/typecheck/${entry}';
    const checker = createTypeChecker({ types: ${JSON.stringify(api)} });
    const typed = 'async () => {"use strict";\\nreturn codemode.nope()\\n}';
    console.log((await checker.check({ typed, plain: typed }))[0].code);`;
    const args = ['--conditions=@sallyport/source', '--input-type=module', '--eval', script];
    const { stdout, status } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
    expect([status, stdout.trim()]).toEqual([0, 'unknown_tool']);
  });
});
