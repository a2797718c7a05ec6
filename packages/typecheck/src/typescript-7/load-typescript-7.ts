import type * as Ast from 'typescript/unstable/ast';
import type * as Sync from 'typescript/unstable/sync';

import { syntaxNames, type Syntax } from '../compiler/compiler.ts';

/** What is used of the package `typescript`, version 7. */
export interface TypeScript7 {
  readonly sync: typeof Sync;
  readonly ast: typeof Ast;
  readonly syntax: Syntax;
}

/** Loads the compiler that is installed. Its API is called unstable by its makers: what is missing is named. */
export async function loadTypeScript7(): Promise<TypeScript7> {
  const [sync, ast] = await Promise.all([import('typescript/unstable/sync'), import('typescript/unstable/ast')]);
  const syntax = syntaxOf(sync, ast);
  const missing = syntaxNames.filter((name) => syntax[name] === undefined);
  if (missing.length > 0) throw new Error(`This version of typescript has no ${missing.join(', ')}.`);
  return { sync, ast, syntax };
}

/** The names of TypeScript 6 over nodes of TypeScript 7. The kinds have other numbers, which nobody but they compares. */
function syntaxOf(sync: typeof Sync, ast: typeof Ast): Syntax {
  const { SyntaxKind } = ast;
  const functions: ReadonlySet<Ast.SyntaxKind> = new Set([
    SyntaxKind.ArrowFunction,
    SyntaxKind.CallSignature,
    SyntaxKind.ConstructSignature,
    SyntaxKind.Constructor,
    SyntaxKind.ConstructorType,
    SyntaxKind.FunctionDeclaration,
    SyntaxKind.FunctionExpression,
    SyntaxKind.FunctionType,
    SyntaxKind.GetAccessor,
    SyntaxKind.IndexSignature,
    SyntaxKind.MethodDeclaration,
    SyntaxKind.MethodSignature,
    SyntaxKind.SetAccessor,
  ]);
  const own = {
    ...ast,
    SymbolFlags: sync.SymbolFlags,
    TypeFlags: sync.TypeFlags,
    TypeFormatFlags: sync.NodeBuilderFlags,
    forEachChild: <Value>(node: Ast.Node, visit: (child: Ast.Node) => Value) => node.forEachChild(visit),
    isFunctionLike: (node: Ast.Node) => functions.has(node.kind),
    isMethodSignature: ast.isMethodSignatureDeclaration,
    isParameter: ast.isParameterDeclaration,
    isPropertySignature: ast.isPropertySignatureDeclaration,
    isStringLiteralLike: (node: Ast.Node) => ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node),
  };
  return own as unknown as Syntax;
}
