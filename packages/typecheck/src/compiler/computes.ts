import ts from 'typescript-js';

const computing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ConditionalType,
  ts.SyntaxKind.InferType,
  ts.SyntaxKind.MappedType,
  ts.SyntaxKind.TemplateLiteralType,
  ts.SyntaxKind.IndexedAccessType,
]);

/**
 * True for a program that declares types which are made by computing: with them a few lines can keep a compiler busy
 * for minutes. A program of a model has no use for them.
 */
export function computes(program: string): boolean {
  if (!/\btype\b|\binterface\b|\binfer\b/.test(program)) return false;
  const file = ts.createSourceFile('/program.ts', program, ts.ScriptTarget.ESNext);
  const find = (node: ts.Node): true | undefined => (computing.has(node.kind) ? true : ts.forEachChild(node, find));
  return find(file) ?? false;
}
