import ts from 'typescript-js';

/** The file's text with spaces for every `declare` statement. Places stay. */
export function blankAmbient(file: ts.SourceFile): string {
  let text = '';
  let at = 0;
  const visit = (node: ts.Node): void => {
    if (!isAmbient(node)) return ts.forEachChild(node, visit);
    const start = node.getStart(file);
    text += file.text.slice(at, start) + file.text.slice(start, node.end).replaceAll(/[^\n\r\u2028\u2029]/g, ' ');
    at = node.end;
  };
  visit(file);
  return text + file.text.slice(at);
}

/** Types may be declared; they are not there when the program runs, whatever one calls them. */
function isAmbient(node: ts.Node): boolean {
  if (!ts.isStatement(node) || !ts.canHaveModifiers(node)) return false;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return false;
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}
