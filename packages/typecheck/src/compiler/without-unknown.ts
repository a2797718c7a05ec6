import ts from 'typescript-js';

/**
 * Reads every `unknown` of an API as `any`. A schema that says nothing of a value is no reason to refuse a program that
 * knows what it is.
 */
export function withoutUnknown(api: ts.SourceFile): ts.SourceFile {
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.UnknownKeyword) Object.assign(node, { kind: ts.SyntaxKind.AnyKeyword });
    else ts.forEachChild(node, visit);
  };
  visit(api);
  return api;
}
