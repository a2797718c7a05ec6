import type ts from 'typescript-js';

import type { CompiledProgram } from '../compiler/compiler.ts';

/** The innermost node that covers `[start, end)`. */
export function findCovering(compiled: CompiledProgram, start: number, end: number): ts.Node {
  const { program: file, syntax } = compiled;
  let found: ts.Node = file;
  const visit = (node: ts.Node): void => {
    if (node.getStart(file) > start || node.end < end) return;
    found = node;
    syntax.forEachChild(node, visit);
  };
  syntax.forEachChild(file, visit);
  return found;
}
