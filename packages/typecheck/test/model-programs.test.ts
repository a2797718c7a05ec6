import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { compilers } from './compilers.ts';

const file = new URL('../../../tooling/corpus/model-programs/programs.json', import.meta.url);
const modelPrograms: readonly { readonly habit: string; readonly code: string }[] = JSON.parse(
  readFileSync(file, 'utf8'),
);

/** The tools that the programs use, as core's tests provide them. */
const apiReturning = (issue: string, total: string): string => `type Issue = ${issue};
declare const codemode: {
github: {
listIssues(input: { repo: string }): Promise<Issue>;
};
add(input: { a: number; b: number }): Promise<${total}>;
fails(input?: { [k: string]: unknown }): Promise<Untyped>;
};
type Untyped = any;
`;

const typed = apiReturning(
  '{ number: number; title: string; comments: number; labels: { name: string }[] }[]',
  'number',
);
const untyped = apiReturning('any', 'any');

describe.each(compilers)('$name', ({ errorsIn }) => {
  test.each(modelPrograms)('$habit: not refused, with results declared or not', ({ code }) => {
    expect(errorsIn(code, typed)).toEqual([]);
    expect(errorsIn(code, untyped)).toEqual([]);
  });
});
