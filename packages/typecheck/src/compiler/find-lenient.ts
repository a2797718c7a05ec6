import type ts from 'typescript-js';

import type { Syntax, Trust } from './compiler.ts';

/**
 * The types of an API that are to be read as `any`. Every `unknown`: a schema that says nothing of a value is no reason
 * to refuse a program that knows what it is. With `trust` `declared` also every `Observed<…>`, a shape that was seen and
 * that nobody promised.
 */
export function findLenient(syntax: Syntax, api: ts.SourceFile, trust: Trust): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === syntax.SyntaxKind.UnknownKeyword || (trust === 'declared' && isObserved(syntax, node))) {
      found.push(node);
    } else syntax.forEachChild(node, visit);
  };
  visit(api);
  return found;
}

function isObserved(syntax: Syntax, node: ts.Node): boolean {
  return syntax.isTypeReferenceNode(node) && syntax.isIdentifier(node.typeName) && node.typeName.text === 'Observed';
}
