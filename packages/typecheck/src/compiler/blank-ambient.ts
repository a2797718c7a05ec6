import type ts from 'typescript-js';

import type { Syntax } from './compiler.ts';

/** The file's text with spaces for every `declare` statement. Places stay. */
export function blankAmbient(syntax: Syntax, file: ts.SourceFile): string {
  let text = '';
  let at = 0;
  const visit = (node: ts.Node): void => {
    if (!isAmbient(syntax, node)) return syntax.forEachChild(node, visit);
    const start = node.getStart(file);
    text += file.text.slice(at, start) + file.text.slice(start, node.end).replaceAll(/[^\n\r\u2028\u2029]/g, ' ');
    at = node.end;
  };
  visit(file);
  return text + file.text.slice(at);
}

/** Types may be declared; they are not there when the program runs, whatever one calls them. */
function isAmbient(syntax: Syntax, node: ts.Node): boolean {
  if (!syntax.isStatement(node)) return false;
  if (syntax.isInterfaceDeclaration(node) || syntax.isTypeAliasDeclaration(node)) return false;
  const { modifiers = [] } = node as { readonly modifiers?: readonly ts.Node[] };
  return modifiers.some(({ kind }) => kind === syntax.SyntaxKind.DeclareKeyword);
}
