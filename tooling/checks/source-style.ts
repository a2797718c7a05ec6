import ts from 'typescript-js';
import { listSources } from './list-files.ts';
import { lineOf, parseFile, walk } from './parse.ts';
import type { Problem } from './problem.ts';
import { longAllowed } from './source-style-allowed.ts';
import { readPublished } from './workspace.ts';

const generated = /\/(?:runtime|worker|library)-text\.ts$/;
const longestFile = 300;
const longestFunction = 60;

/** No `export *`, default export, `any` or `!` in any `src`, and nothing too long to read in one go. */
export function checkSourceStyle(root: string): readonly Problem[] {
  return readPublished(root)
    .flatMap((each) => listSources(root, each.folder))
    .filter((file) => !generated.test(file))
    .flatMap((file) => judgeFile(root, file));
}

function judgeFile(root: string, file: string): readonly Problem[] {
  const source = parseFile(root, file);
  const problems: Problem[] = [];
  const lines = source.getLineStarts().length;
  if (lines - 1 > longestFile) problems.push({ file, message: `has ${lines - 1} lines; ${longestFile} is the most.` });
  walk(source, (node) => {
    const message = judgeNode(source, file, node);
    if (message !== undefined) problems.push({ file, line: lineOf(source, node), message });
  });
  return problems;
}

function judgeNode(source: ts.SourceFile, file: string, node: ts.Node): string | undefined {
  if (ts.isExportDeclaration(node) && isStar(node)) return '"export *": list the names by hand.';
  if (ts.isExportAssignment(node) || hasDefault(node)) return 'default export: export a name.';
  if (node.kind === ts.SyntaxKind.AnyKeyword) return '"any": use unknown and narrow it.';
  if (ts.isNonNullExpression(node)) return 'non-null "!": handle the missing value.';
  return isFunction(node) ? judgeLength(source, file, node) : undefined;
}

function isStar(node: ts.ExportDeclaration): boolean {
  return node.exportClause === undefined || ts.isNamespaceExport(node.exportClause);
}

function hasDefault(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function judgeLength(source: ts.SourceFile, file: string, node: ts.FunctionLikeDeclaration): string | undefined {
  const length = countOwnLines(source, node);
  if (length <= longestFunction) return undefined;
  const name = node.name?.getText(source) ?? '';
  if (longAllowed.some((each) => each.file === file && each.name === name)) return undefined;
  return `this function has ${length} lines of its own; ${longestFunction} is the most.`;
}

/** Its lines without those of the functions inside it: a closure that holds state is read one function at a time. */
function countOwnLines(source: ts.SourceFile, node: ts.FunctionLikeDeclaration): number {
  const covered = new Set<number>();
  const cover = (part: ts.Node, change: (line: number) => void): void => {
    const last = source.getLineAndCharacterOfPosition(part.getEnd()).line + 1;
    for (let line = lineOf(source, part); line <= last; line += 1) change(line);
  };
  cover(node, (line) => covered.add(line));
  walk(node, (inner) => {
    if (inner !== node && isFunction(inner)) cover(inner, (line) => covered.delete(line));
  });
  return covered.size;
}
