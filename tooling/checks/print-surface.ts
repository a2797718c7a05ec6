import { join, relative, sep } from 'node:path';
import ts from 'typescript-js';
import type { BuiltEntry } from './built-entries.ts';
import { walk } from './parse.ts';

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
  const isOwn = (node: ts.Node): boolean => ownerOf(root, node.getSourceFile().fileName) === entry.each.folder;
  const names = checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, target: follow(checker, symbol) }));
  const exported = names.map(({ name, target }) => ({ name, text: printSymbol(root, entry, name, target) }));
  const hidden = findHidden(
    checker,
    names.map(({ target }) => target),
    isOwn,
  ).map((symbol) => ({ name: symbol.name, text: printSymbol(root, entry, symbol.name, symbol) }));
  const parts = [printSorted(exported)];
  if (hidden.length > 0) parts.push(`Named above, not exported\n-------------------------\n\n${printSorted(hidden)}`);
  return parts.join('\n\n');
}

function printSorted(items: readonly { readonly name: string; readonly text: string }[]): string {
  return items
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ text }) => text)
    .join('\n\n');
}

function follow(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

/** The package's own types that exported declarations name without exporting them: they are seen, so they are pinned. */
function findHidden(
  checker: ts.TypeChecker,
  exported: readonly ts.Symbol[],
  isOwn: (node: ts.Node) => boolean,
): readonly ts.Symbol[] {
  const seen = new Set(exported);
  const queue = [...exported];
  for (let symbol = queue.pop(); symbol !== undefined; symbol = queue.pop()) {
    for (const declaration of (symbol.declarations ?? []).filter(isOwn)) {
      walk(declaration, (node) => {
        const found = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
        const target = found === undefined ? undefined : follow(checker, found);
        if (target === undefined || seen.has(target) || !isTopLevelType(target)) return;
        seen.add(target);
        queue.push(target);
      });
    }
  }
  return [...seen].filter((symbol) => !exported.includes(symbol) && (symbol.declarations ?? []).some(isOwn));
}

function isTopLevelType(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (node) =>
      (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)) &&
      ts.isSourceFile(node.parent),
  );
}

function printSymbol(root: string, entry: BuiltEntry, name: string, target: ts.Symbol): string {
  const declarations = (target.declarations ?? []).map(declarationStatement);
  const first = declarations[0];
  if (first === undefined) return `${name}: cannot be resolved`;
  const owner = ownerOf(root, first.getSourceFile().fileName);
  if (owner !== entry.each.folder) return `${name}: from ${owner}`;
  const renamed = target.name === name ? '' : `${name} is\n`;
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
