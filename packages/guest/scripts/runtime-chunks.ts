import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript-js';

import type { RuntimeChunk, RuntimePart } from '../src/runtime-chunk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The runtime in pieces, and what its entry gives. */
export interface RuntimeChunks {
  readonly chunks: readonly RuntimeChunk[];
  readonly parts: Readonly<Record<string, RuntimePart>>;
}

/** Bundles one of this package's files. The same sources give the same text on every machine. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    lineLimit: 0,
    conditions: ['@sallyport/source'],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/**
 * Bundles the runtime and takes it apart again into its top-level declarations, so that a world can be given only those
 * its program has a use for. They keep their order.
 */
export async function bundleRuntimeChunks(): Promise<RuntimeChunks> {
  return takeApart(await bundle('src/runtime/parts.ts'));
}

interface Piece {
  readonly node: ts.Node;
  readonly names: readonly ts.Identifier[];
}

function takeApart(text: string): RuntimeChunks {
  const { source, checker } = parse(text);
  const pieces = source.statements.flatMap(piecesOf);
  const placeOf = new Map<ts.Symbol, number>();
  for (const [place, { names }] of pieces.entries()) {
    for (const name of names) placeOf.set(symbolOf(checker, name), place);
  }
  const needs = pieces.map(({ node }) => placesIn(node, checker, placeOf));
  for (const [place, { names }] of pieces.entries()) {
    // A statement without a name goes with every name it speaks of.
    if (names.length === 0) for (const need of needs[place] ?? []) needs[need]?.add(place);
  }
  const exports = exportsOf(source);
  const chunks = pieces.map(({ node }, place): RuntimeChunk => {
    const others = [...(needs[place] ?? [])].filter((need) => need !== place);
    return [textOf(node, source), ...others.toSorted((left, right) => left - right)];
  });
  const isNamed = (name: string) => (piece: Piece) => piece.names.some(({ text }) => text === name);
  const parts = [...exports].map(([part, name]) => [part, [name, pieces.findIndex(isNamed(name))] as const] as const);
  return { chunks, parts: Object.fromEntries(parts) };
}

function parse(text: string): { readonly source: ts.SourceFile; readonly checker: ts.TypeChecker } {
  const name = '/runtime.js';
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
  const program = ts.createProgram([name], options, {
    ...ts.createCompilerHost(options),
    getSourceFile: (file) => (file === name ? source : undefined),
  });
  return { source, checker: program.getTypeChecker() };
}

function piecesOf(statement: ts.Statement): readonly Piece[] {
  if (ts.isExportDeclaration(statement)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({ node, names: boundNames(node.name) }));
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  const names = isNamed && statement.name !== undefined ? [statement.name] : [];
  return [{ node: statement, names }];
}

function boundNames(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}

/** The places of the pieces whose names are used inside of a piece, its own among them. */
function placesIn(node: ts.Node, checker: ts.TypeChecker, placeOf: ReadonlyMap<ts.Symbol, number>): Set<number> {
  const places = new Set<number>();
  const visit = (inner: ts.Node): void => {
    if (ts.isIdentifier(inner)) {
      const place = placeOf.get(symbolOf(checker, inner));
      if (place !== undefined) places.add(place);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return places;
}

function symbolOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol {
  const isShorthand = ts.isShorthandPropertyAssignment(name.parent);
  const symbol = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  // A name of the language's own.
  return symbol ?? ({} as ts.Symbol);
}

function textOf(node: ts.Node, source: ts.SourceFile): string {
  const text = oneLine(node.getText(source));
  return ts.isVariableDeclaration(node) ? `var ${text}` : text;
}

/** esbuild ends a module with one list of exports. */
function exportsOf(source: ts.SourceFile): ReadonlyMap<string, string> {
  const list = source.statements.find(ts.isExportDeclaration)?.exportClause;
  if (list === undefined || !ts.isNamedExports(list)) throw new Error('The bundle does not have the expected shape.');
  return new Map(list.elements.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]));
}

/** A minified bundle breaks lines only inside template literals, where an escape says the same. */
function oneLine(text: string): string {
  const line = text.trim().replace(/;$/, '').replaceAll('\n', '\\n');
  if (/[^\x20-\x7E]/.test(line)) throw new Error('The text must be one line of ASCII.');
  return line;
}
