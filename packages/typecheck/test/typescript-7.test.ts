import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { compile } from '@sallyport/core';
import { describe, expect, test } from 'vitest';

import { requireTypeScript7 } from '../src/typescript-7/require-typescript-7.ts';
import { typeBombs } from './bombs.ts';
import { compilers } from './compilers.ts';
import { api } from './findings-of.ts';

describe('the typescript that is installed', () => {
  const giving = (version: string): NodeJS.Require =>
    Object.assign((): unknown => ({ version }), createRequire(import.meta.url));

  test('fits here', () => {
    expect(() => requireTypeScript7()).not.toThrow();
  });

  test.each(['5.9.3', '6.0.3', '7.1.0', '7.0.0-dev.20260101'])('%s is named, with what to do', (version) => {
    expect(() => requireTypeScript7(giving(version))).toThrow(
      `@sallyport/typecheck/typescript-7 needs typescript 7.0, which is version ${version}: run`,
    );
  });

  test('nowhere is said to be so, in a project that has none', () => {
    const require = createRequire('file:///nowhere/at/all.js');
    expect(() => requireTypeScript7(require)).toThrow('needs typescript 7.0, which is not installed: run');
  });
});

const members = Array.from(
  { length: 30 },
  (_, n) => `field_${n}${n % 2 ? '?' : ''}: { a: string /* c */; b?: number };`,
);
const manyShapes = `declare const codemode: { x: {
  /** d */ long(input: { ${members.join(' ')} }): Promise<any>;
  middling(input: { ${members.slice(0, 6).join(' ')} }): Promise<any>;
  "odd-name"(input?: { a: 'b' | "c", [k: string]: unknown }): Promise<{ readonly a: [number, string?], f?: (x: number) => void }>;
} };`;

test.each([
  'return codemode.x.long({})',
  'return codemode.x.middling({})',
  'return codemode.x["odd-name"]({ a: 1 })',
  'return codemode.x.lung({ field_0: 1 })',
  'return (await codemode.x["odd-name"]()).b',
  'const naem = 1; return name + naem',
  'return visibl; function visible() {}',
  'return Objet.keys({})',
  'return codemode.x.long.field',
])('says it in the words of TypeScript 6: %s', (code) => {
  const [six, seven] = compilers.map(({ findingsOf }) => findingsOf(code, manyShapes));
  expect(six).not.toEqual([]);
  expect(seven).toEqual(six);
});

test('more APIs than it keeps are known one after the other, and the first again', () => {
  const [, seven] = compilers;
  const numbers = [...Array.from({ length: 20 }, (_, n) => n), 0];
  for (const n of numbers) {
    const types = `declare const codemode: { tool${n}(input: { a: string }): Promise<any> };`;
    expect(seven?.errorsIn(`return codemode.tool${n}({ a: 1 })`, types)).toEqual(['wrong_argument']);
    expect(seven?.errorsIn(`return codemode.tool${n + 1}({ a: "b" })`, types)).toEqual(['unknown_tool']);
  }
});

const [bomb] = typeBombs;

/** A host that checks one program and says where its compiler is; then it does what `ending` says. */
function hostScript(code: string, ending: string): string {
  const compiled = compile(code);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return `import { subscribe } from 'node:diagnostics_channel';
    import { readdirSync, readFileSync } from 'node:fs';
    import { createTypeChecker } from '@sallyport/typecheck/typescript-7';
    const children = () => readdirSync('/proc').filter((pid) => {
      try { return readFileSync('/proc/' + pid + '/stat', 'utf8').split(') ')[1].split(' ')[1] === String(process.pid) } catch { return false }
    });
    const checker = createTypeChecker({ types: ${JSON.stringify(api)}, checkMs: 300_000 });
    const texts = ${JSON.stringify(compiled.toCheck().texts)};
    const right = 'async () => {"use strict";\\nreturn codemode.ping()\\n}';
    await checker.check({ typed: right, plain: right });
    console.log(children().join());
    ${ending}`;
}

const endings = [
  { how: 'has nothing left to do', ending: '' },
  { how: 'disposes its checker', ending: 'await checker[Symbol.asyncDispose]();' },
  {
    how: 'exits in the middle of a check that takes for ever',
    ending: 'checker.check(texts); setTimeout(() => process.exit(0), 500);',
  },
  {
    how: 'dies of an error in the middle of one',
    ending: 'checker.check(texts); setTimeout(() => { throw new Error("over") }, 500);',
  },
  { how: 'is killed', ending: 'setInterval(() => {}, 1_000); process.kill(process.pid, "SIGKILL");' },
];

/** A process that nobody has asked about since it ended is still listed, as `Z`. */
function isRunning(pid: string): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !readFileSync(file, 'utf8').includes(') Z ');
}

// The process table is read where every process can.
describe.runIf(process.platform === 'linux')('the process of the compiler is gone once its host', () => {
  test.each(endings)('$how', async ({ ending }) => {
    const args = [
      '--conditions=@sallyport/source',
      '--input-type=module',
      '--eval',
      hostScript(bomb?.code ?? '', ending),
    ];
    const { stdout } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
    expect(stdout.trim()).toMatch(/^\d+$/);
    await wait(300);
    expect(isRunning(stdout.trim())).toBe(false);
  });
});

test.runIf(process.platform === 'linux')(
  'an interrupted check leaves no process behind in a host that goes on',
  async () => {
    const ending = `
    const impatient = createTypeChecker({ types: ${JSON.stringify(api)}, checkMs: 400 });
    const found = await impatient.check(texts);
    console.log(found.map(({ code }) => code).join());
    await new Promise((resolve) => setTimeout(resolve, 500));
    console.log(children().length);
    await impatient[Symbol.asyncDispose]();
    await checker[Symbol.asyncDispose]();
    await new Promise((resolve) => setTimeout(resolve, 500));
    console.log(children().length);`;
    const args = [
      '--conditions=@sallyport/source',
      '--input-type=module',
      '--eval',
      hostScript(bomb?.code ?? '', ending),
    ];
    const host = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    host.stdout.on('data', (chunk) => (said += String(chunk)));
    await once(host, 'close');
    expect(said.trim().split('\n').slice(1)).toEqual(['wrong_argument,types_left_out', '1', '0']);
  },
);
