import type ts from 'typescript-js';
import type * as Ast from 'typescript/unstable/ast';

import { blankAmbient } from '../compiler/blank-ambient.ts';
import type { Trust } from '../compiler/compiler.ts';
import { findLenient } from '../compiler/find-lenient.ts';
import type { TypeScript7 } from './load-typescript-7.ts';

/** The API with `any` for what is to be read so. Places stay. */
export function lenientText({ syntax }: TypeScript7, api: ts.SourceFile, trust: Trust): string {
  let text = '';
  let at = 0;
  for (const node of findLenient(syntax, api, trust)) {
    const start = node.getStart(api);
    text += api.text.slice(at, start) + 'any'.padEnd(node.end - start);
    at = node.end;
  }
  return text + api.text.slice(at);
}

/** True for a program that {@link plainText} may change. */
export function mayNeedPlainText(program: string): boolean {
  return /\bdeclare\b|@ts-/.test(program);
}

/** The program without its `declare`s, and without comments that switch off what comes after them. Places stay. */
export function plainText({ ast, syntax }: TypeScript7, program: ts.SourceFile): string {
  const file = program as unknown as Ast.SourceFile;
  return blankAmbient(syntax, program).replaceAll(/@ts-(?:ignore|expect-error)/g, (directive, at: number) =>
    isInText(ast, file, at) ? directive : ' '.repeat(directive.length),
  );
}

/** True inside a string, a template or a pattern: what a program says there keeps its meaning. The rest are comments. */
function isInText(ast: TypeScript7['ast'], node: Ast.Node, at: number): boolean {
  const inner = node.forEachChild((child) => (child.getStart() <= at && at < child.end ? child : undefined));
  if (inner !== undefined) return isInText(ast, inner, at);
  return (
    ast.isStringLiteral(node) ||
    ast.isNoSubstitutionTemplateLiteral(node) ||
    ast.isTemplateHead(node) ||
    ast.isTemplateMiddleOrTail(node) ||
    ast.isRegularExpressionLiteral(node)
  );
}
