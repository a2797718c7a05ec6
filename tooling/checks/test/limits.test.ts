import { expect, test } from 'vitest';
import { checkLimits } from '../limits.ts';
import { createManifest, createTree } from './create-tree.ts';

function createPackage(code: string, file = 'packages/core/src/run.ts'): string {
  return createTree({ 'packages/core/package.json': createManifest('@sallyport/core'), [file]: code });
}

test.each([
  'export const wallMs = 30_000;',
  'export const defaults = { memoryBytes: 64 * 1024 * 1024 };',
  'export function stop(graceMs = 250): void {}',
  'setTimeout(stop, 500);',
  'AbortSignal.timeout(500);',
  'export const cap = 1 << 20;',
  'const lineLimit = 20_000;',
  'export const cap = 2 ** 20;',
  'if (text.length > 65_536) throw new Error();',
  'const timeout = options.timeout ?? 5_000;',
])('finds the limit in %s', (code) => {
  const problems = checkLimits(createPackage(code), undefined, []);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain('packages/core/src/limits.ts');
});

test.each([
  'export const wallMs = limits.wallMs;',
  'export const startedAtMs = 0;',
  'setTimeout(stop, 0);',
  'setTimeout(stop, delayMs);',
  'if (text.length > 1) throw new Error();',
  'export const year = 2_026;',
  'const nameLimit = 60;',
  'export const text = "wallMs = 30_000";',
])('leaves %s alone', (code) => {
  expect(checkLimits(createPackage(code), undefined, [])).toEqual([]);
});

test('lets the one file of limits hold numbers, each with a reason', () => {
  const file = 'packages/core/src/limits.ts';
  expect(checkLimits(createPackage('/** Why. */\nexport const wallMs = 30_000;', file), undefined, [])).toEqual([]);
  expect(checkLimits(createPackage('export const wallMs = 30_000;', file), undefined, [])).toHaveLength(1);
});

test('refuses a second file of limits in core', () => {
  const root = createPackage('/** Why. */\nexport const wallMs = 30_000;', 'packages/core/src/constants.ts');
  expect(checkLimits(root, undefined, [])).toHaveLength(1);
});

test('lets a listed number stand, and reports one that is listed and gone', () => {
  const root = createPackage('export const wallMs = 30_000;');
  const entry = { file: 'packages/core/src/run.ts', text: '30_000', reason: 'a test' };
  expect(checkLimits(root, undefined, [entry])).toEqual([]);
  expect(checkLimits(root, undefined, [entry, { ...entry, text: '1_000' }])).toHaveLength(1);
});
