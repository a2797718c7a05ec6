import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-js';

/** Reads and parses one file; `.d.ts`, `.ts` and `.js` alike. */
export function parseFile(root: string, file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** The one-based line on which `node` starts. */
export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Calls `visit` for `node` and everything below it, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** One place where a file names another module. */
export interface ModuleReference {
  readonly specifier: string;
  readonly line: number;
  /** Gone after the types are stripped. */
  readonly typeOnly: boolean;
}

/** Static, dynamic and type imports, re-exports and `require` calls with a literal specifier. */
export function listModuleReferences(source: ts.SourceFile): readonly ModuleReference[] {
  const found: ModuleReference[] = [];
  walk(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    found.push({ specifier: specifier.text, line: lineOf(source, node), typeOnly: isTypeOnly(node) });
  });
  return found;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const candidate = candidateOf(node);
  return candidate !== undefined && ts.isStringLiteralLike(candidate) ? candidate : undefined;
}

function candidateOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression;
  const loads = called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
  return loads ? node.arguments[0] : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
