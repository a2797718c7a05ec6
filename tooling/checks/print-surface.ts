import { join, relative, sep } from 'node:path';
import ts from 'typescript-js';
import type { BuiltEntry } from './built-entries.ts';

/** The surface of each package as text, by the package's folder name: entries in order, names sorted. */
export function printSurface(root: string, entries: readonly BuiltEntry[]): ReadonlyMap<string, string> {
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry.types)),
    { noLib: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  );
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const { shortName } = entry.each;
    const before = texts.get(shortName);
    const text = `${entry.specifier}\n${'='.repeat(entry.specifier.length)}\n\n${printEntry(root, program, entry)}\n`;
    texts.set(shortName, before === undefined ? text : `${before}\n${text}`);
  }
  return texts;
}

function printEntry(root: string, program: ts.Program, entry: BuiltEntry): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, entry.types));
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) return '(exports nothing)';
  const names = checker.getExportsOfModule(module).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return names.map((symbol) => printSymbol(root, checker, entry, symbol)).join('\n\n');
}

function printSymbol(root: string, checker: ts.TypeChecker, entry: BuiltEntry, symbol: ts.Symbol): string {
  const target = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const declarations = (target.declarations ?? []).map(declarationStatement);
  const first = declarations[0];
  if (first === undefined) return `${symbol.name}: cannot be resolved`;
  const owner = ownerOf(root, first.getSourceFile().fileName);
  if (owner !== entry.each.folder) return `${symbol.name}: from ${owner}`;
  const renamed = target.name === symbol.name ? '' : `${symbol.name} is\n`;
  return renamed + declarations.map(printDeclaration).join('\n');
}

function ownerOf(root: string, fileName: string): string {
  const path = relative(root, fileName).split(sep).join('/');
  return path.replace(/\/dist\/.*$/, '').replace(/^.*node_modules\//, '');
}

/** `const x: T` is declared by a list inside a statement; the statement is what a reader knows. */
function declarationStatement(declaration: ts.Declaration): ts.Node {
  const isVariable = ts.isVariableDeclaration(declaration) && ts.isVariableDeclarationList(declaration.parent);
  return isVariable ? declaration.parent.parent : declaration;
}

function printDeclaration(node: ts.Node): string {
  const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return text.replace(/^export /, '').replace(/^declare /, '');
}
