import ts from 'typescript-js';

/**
 * Reads every `unknown` of an API as `any`: a schema that says nothing of a value is no reason to refuse a program that
 * knows what it is. With `trust` `declared` the same goes for every `Observed<…>`, a shape that was seen and that nobody
 * promised.
 */
export function readLeniently(api: ts.SourceFile, trust: Trust): ts.SourceFile {
  const visit = (node: ts.Node): void => {
    const isAny = node.kind === ts.SyntaxKind.UnknownKeyword || (trust === 'declared' && isObserved(node));
    if (isAny) Object.assign(node, { kind: ts.SyntaxKind.AnyKeyword });
    else ts.forEachChild(node, visit);
  };
  visit(api);
  return api;
}

/** What of an API counts: what its tools declare, or what was seen of their results as well. */
export type Trust = 'declared' | 'observed';

function isObserved(node: ts.Node): boolean {
  return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === 'Observed';
}
