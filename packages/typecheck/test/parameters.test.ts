import { describe, expect, test } from 'vitest';

import { compilers } from './compilers.ts';

const body = '{ return github.nope({}) }';
const whole = '{ return codemode.github.nope({}) }';

/** Every way a program's function is given its tools. */
const forms = [
  `async ({ github }) => ${body}`,
  `async (codemode) => ${whole}`,
  `export default async ({ github }) => ${body}`,
  `export default async (codemode) => ${whole}`,
  `export default async function ({ codemode }) ${whole}`,
  `export default async function run({ codemode, console }) ${whole}`,
  `async function main({ github }) ${body}`,
  `async function main(codemode) ${whole}`,
  `async function main({ codemode }) ${whole}`,
  `const main = async ({ github }) => ${body}`,
  `const main = async (codemode) => ${whole}\nmain`,
  `export async function main({ github }) ${body}`,
  `async function main({ github }, limit: number = 3) ${body}`,
];

describe.each(compilers)('$name', ({ errorsIn, findingsOf }) => {
  test.each(forms)('a tool that does not exist is found in %s', (code) => {
    expect(errorsIn(code)).toEqual(['unknown_tool']);
  });

  test.each(forms)('a tool that does is fine in %s', (code) => {
    const right = code.replace('nope({})', 'list_issues({ owner: "a", repo: "b" })');
    expect(findingsOf(right)).toEqual([]);
  });

  test.each([
    `async function main({ github }: any) ${body}`,
    `export default async ({ github }: { github: any }) => ${body}`,
    `async function main(options: Options) { return options.nope }`,
  ])("a type of the model's own is taken at its word: %s", (code) => {
    expect(errorsIn(code)).toEqual([]);
  });

  test('places stay those of the model', () => {
    const code = `async function main({ github }) {\n  return github\n    .nope({});\n}`;
    expect(findingsOf(code)).toMatchObject([{ code: 'unknown_tool', at: 'nope', line: 3 }]);
  });
});
