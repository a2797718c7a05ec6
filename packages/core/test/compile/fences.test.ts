import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { valueOf } from './evaluate.ts';

describe('fences', () => {
  it.each([
    ['tagged', '```js\nreturn 1\n```'],
    ['of any case', '```JavaScript\nreturn 1\n```'],
    ['of TypeScript', '```TypeScript\nconst x: number = 1;\nreturn x\n```'],
    ['tagged tsx', '```tsx\nreturn 1\n```'],
    ['without a tag', '```\nreturn 1\n```'],
    ['with words behind the tag', '```ts title="a.ts" {1,2}\nreturn 1\n```'],
    ['of tildes', '~~~ts\nreturn 1\n~~~'],
    ['longer', '`````js\nreturn 1\n`````'],
    ['indented', '  ```js\n  return 1\n  ```'],
    ['in a list', '1. ```js\n   return 1\n   ```'],
    ['with white space around', '\n\n```js  \r\nreturn 1\r\n```  \r\n\r\n'],
    ['never closed', '```js\nreturn 1'],
    ['closed behind the last line', '```js\nreturn 1;```'],
    ['on one line', '```js return 1```'],
    ['on one line without a tag', '``` return 1 ```'],
    ['with prose before and behind', "Here's the code:\n\n```js\nreturn 1\n```\n\nThat's it, it'll return 1."],
    ['with one word before, which is JavaScript too', 'Sure\n```js\nreturn 1\n```'],
    ['with a label before, which is JavaScript too', 'Solution:\n```js\nreturn 1\n```'],
    ['with a comment before', '// my program\n```js\nreturn 1\n```'],
    ['with tildes and prose that are JavaScript too', 'Here:\n~~~js\nreturn 1\n~~~\nThanks'],
    ['with inline code in the prose', 'I call `codemode.add`:\n```js\nreturn 1\n```'],
    ['with another language before', 'Install:\n```bash\nnpm install\n```\nRun:\n```ts\nreturn 1\n```'],
    ['with output behind', '```js\nreturn 1\n```\nOutput:\n```json\n{"a": 1}\n```'],
    ['with untagged output behind', '```js\nreturn 1\n```\nOutput:\n```\n1\n```'],
    ['of an unknown tag', '```program\nreturn 1\n```'],
    ['around an arrow', '```js\nasync () => { return 1 }\n```'],
    ['around an export', '```ts\nexport default async function (): Promise<number> { return 1 }\n```'],
  ])('takes off fences %s', async (_, code) => {
    expect(await valueOf(code)).toBe(1);
  });

  it('joins several blocks in order', async () => {
    const code = 'First:\n```js\nconst a = 1;\n```\nThen:\n```js\nreturn a + 1\n```';
    expect(await valueOf(code)).toBe(2);
  });
  it('takes the longest of several blocks that are no program together', async () => {
    const code =
      '```js\nconst a = 1;\nreturn a;\n```\nor, in more steps:\n```js\nconst a = 1;\nconst b = a + 1;\nreturn b;\n```';
    expect(await valueOf(code)).toBe(2);
  });
  it.each([
    ['a template', 'const text = `\n~~~js\nx\n~~~\n`;\nreturn text', '\n~~~js\nx\n~~~\n'],
    ['an escaped fence', 'return `\\`\\`\\`js\nx\n\\`\\`\\``', '```js\nx\n```'],
    ['a string', "return [\n'```js',\n'```'].join()", '```js,```'],
    ['a comment', '/*\n```js\nreturn 1\n```\n*/\nreturn 2', 2],
    ['a documentation comment', '/**\n * ```js\n * return 1\n * ```\n */\nreturn 2', 2],
    ['a typed program with a template', 'const x: string = `\n~~~\ny\n~~~`;\nreturn x', '\n~~~\ny\n~~~'],
  ])('leaves alone what looks like a fence in %s', async (_, code, value) => {
    expect(await valueOf(code)).toBe(value);
  });
  it('keeps fences of the other kind inside a block', async () => {
    expect(await valueOf('```js\nreturn `\n~~~\nx\n~~~`\n```')).toBe('\n~~~\nx\n~~~');
  });
  it('names the place in the whole answer when the code inside is wrong', () => {
    const result = compile('Here you go:\n\n```js\nconst a = ;\n```\n');
    expect(result).toMatchObject({ ok: false, failure: { line: 4, column: 11 } });
  });
  it('does not take a broken block for the templates it also could be', () => {
    expect(compile('```js\nconst a = ;\n```')).toMatchObject({ ok: false, failure: { line: 2, column: 11 } });
  });
  it('names the place in the program when only its template holds fences', () => {
    const result = compile('const text = `\n~~~js\nx\n~~~\n`;\nreturn text +;');
    expect(result).toMatchObject({ ok: false, failure: { line: 6, column: 14 } });
  });
});
