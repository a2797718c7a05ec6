import { compile } from '@sallyport/core';
import type { TypeFinding } from '@sallyport/contract';

import { checkProgram } from '../src/check-program.ts';
import type { Compiler } from '../src/compiler/compiler.ts';

/** An API of a few tools: with and without declared results. */
export const api = `type Issue = { number: number; title: string; state: "open" | "closed"; labels: { name: string }[]; user?: { login: string } };
declare const codemode: {
github: {
list_issues(input: { owner: string; repo: string; state?: "open" | "closed"; labels?: string[]; limit?: number }): Promise<{ issues: Issue[]; total: number; next?: string }>;
get_issue(input: { owner: string; repo: string; number: number }): Promise<Issue>;
create_issue(input: { owner: string; repo: string; title: string; options?: { draft?: boolean; assignee: string | null } }): Promise<Untyped>;
};
mail: {
send(input: { to: string; text: string }): Promise<{ id: string }>;
filter(input: { where: { field: string; equals: string } | { all: boolean } }): Promise<unknown>;
};
ping(input?: { [k: string]: unknown }): Promise<Untyped>;
};
type Untyped = any;
`;

/** A finding, and what stands at its place. */
export interface Found extends Omit<TypeFinding, 'start' | 'end' | 'form'> {
  readonly at: string;
  readonly line: number | undefined;
}

/** What a compiler says to a program, against {@link api} unless another is given. */
export function findingsWith(compiler: Compiler, code: string, types: string = api): readonly Found[] {
  const compiled = compile(code);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const { texts, toModel } = compiled.toCheck();
  return checkProgram(compiler, types, texts).map(({ code: found, level, message, form, start, end }) => ({
    code: found,
    level,
    message,
    at: texts[form].slice(start, end),
    line: toModel(form, start)?.line,
  }));
}

/** The codes of what would keep a program from running. */
export function errorsWith(compiler: Compiler, code: string, types?: string): readonly string[] {
  return findingsWith(compiler, code, types)
    .filter(({ level }) => level === 'error')
    .map(({ code: found }) => found);
}
