import { describe, expect, test } from 'vitest';
import { writesOnlyText } from '../src/plain-lines.ts';

describe('a program writes only text', () => {
  test.for([
    '1',
    'console.log("a")',
    'console.log()',
    "console.error('a', `b ${c.d(')', { e: `${f}` })}`)",
    'console.log(`a ${b ? "c" : `d${e}`} f`, )'.replace('`, )', '`)'),
    'console.log("a" + b + c.d("e", f)[g])',
    'console.log("a, (" + b)',
    'console.log(JSON.stringify({ a, b: [c] }, null, 2))',
    'console . log ( "it\\"s" ); console.warn(`x`)',
    'console.log(\n  `a\n${b}`,\n)',
  ])('%s', (program) => {
    expect(writesOnlyText(program)).toBe(true);
  });

  test.for([
    'console.log(a)',
    'console.log("a", b)',
    'console.log("%s", `a`)',
    'console.log(`${a}`, `b`)',
    'console.log("a" && b)',
    'console.log("a" ? b : c)',
    'console.log("a", ...b)',
    'console.log("a" + b, c)',
    'console.log("a" + b || c)',
    'console.log("a".length)',
    'console.log("a".split(""))',
    'console.log("a".split("b" + c))',
    'console.log("a"[b])',
    'console.log(`a`.b())',
    'console.log("a" + b in c)',
    'console.log("a" + b - 1)',
    'console.log(("a", b))',
    'console.log("a" + (b) => c)',
    'console.log(`${a.replace(/[`]/, b)}`)',
    'console.log(/* ) */ a)',
    'console.log("a" + b // )\n, c)',
    'console.log(JSON.stringify(a).length)',
    'console.log(JSON.parse(a))',
    'console.log(JSON.stringify(a) && b)',
    'JSON.stringify = a; console.log(JSON.stringify(b))',
    'const JSON = a; console.log(JSON.stringify(b))',
    'a.forEach(console.log)',
    'console.table("a")',
    'const { log } = console',
    'console.log`a`',
    'console?.log("a")',
    'console.log("a"',
    'console.log("a\\")',
  ])('not %s', (program) => {
    expect(writesOnlyText(program)).toBe(false);
  });
});

test('a giant or a deep program is not read to its end', () => {
  const nested = 100_000;
  expect(writesOnlyText('console.log('.repeat(nested) + ')'.repeat(nested))).toBe(false);
  expect(writesOnlyText('console.log("a" + b[' + '['.repeat(nested))).toBe(false);
  expect(writesOnlyText('console.log("a");'.repeat(nested))).toBe(false);
  expect(writesOnlyText(`console.log("${'a'.repeat(10 * nested)}")`)).toBe(false);
  expect(writesOnlyText(`console.log("a",${' '.repeat(10 * nested)})`)).toBe(false);
});
