import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-js';
import type { BuiltEntry } from './built-entries.ts';
import { lineOf, listModuleReferences, parseFile, walk } from './parse.ts';
import type { Problem } from './problem.ts';
import { resolveRelative } from './reachable.ts';
import { isPlatformModule, splitSpecifier } from './specifier.ts';
import { readPublished, type WorkspacePackage } from './workspace.ts';

const platformGlobals = new Set(['Buffer', 'process', '__dirname', '__filename', 'require']);
const platformPackages = new Set(['isolated-vm', 'workerd']);

/**
 * Reads the built files that each entry reaches, in its own package and in the workspace packages it imports, and
 * reports every platform module, every global of Node and every way to evaluate text.
 */
export function listPlatformUses(root: string, entries: readonly BuiltEntry[]): readonly Problem[] {
  const published = readPublished(root);
  const seen = new Set<string>();
  const queue = entries.map((entry) => entry.script);
  const problems: Problem[] = [];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !existsSync(join(root, file))) continue;
    seen.add(file);
    const source = parseFile(root, file);
    problems.push(...listGlobalUses(file, source));
    for (const { specifier, line } of listModuleReferences(source)) {
      if (isPlatformModule(specifier) || platformPackages.has(specifier)) {
        const message = `names "${specifier}", which only one platform has: keep it behind a subpath such as "./node".`;
        problems.push({ file, line, message });
      }
      const next = resolveRelative(file, specifier) ?? resolveNeighbour(published, specifier);
      if (next !== undefined) queue.push(next);
    }
  }
  return problems;
}

function resolveNeighbour(published: readonly WorkspacePackage[], specifier: string): string | undefined {
  const bare = splitSpecifier(specifier);
  const target = published.find((each) => each.manifest.name === bare?.packageName);
  const script = target?.manifest.exports?.[bare?.subpath ?? '']?.['default'];
  return target === undefined || script === undefined ? undefined : `${target.folder}/${script.replace(/^\.\//, '')}`;
}

function listGlobalUses(file: string, source: ts.SourceFile): readonly Problem[] {
  const declared = new Set<string>();
  const uses: ts.Identifier[] = [];
  walk(source, (node) => {
    if (!ts.isIdentifier(node)) return;
    if (isDeclarationName(node)) declared.add(node.text);
    else if (platformGlobals.has(node.text) || evaluates(node)) uses.push(node);
  });
  return uses
    .filter((node) => !declared.has(node.text) && !isMemberName(node))
    .map((node) => ({
      file,
      line: lineOf(source, node),
      message: evaluates(node)
        ? `evaluates text with ${node.text}: Workers and strict pages refuse it.`
        : `uses the global ${node.text}, which only Node has.`,
    }));
}

function evaluates(node: ts.Identifier): boolean {
  const { parent } = node;
  const isCalled = (ts.isNewExpression(parent) || ts.isCallExpression(parent)) && parent.expression === node;
  return isCalled && (node.text === 'eval' || node.text === 'Function');
}

function isDeclarationName(node: ts.Identifier): boolean {
  return 'name' in node.parent && node.parent.name === node && !ts.isPropertyAccessExpression(node.parent);
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name === node;
  return ts.isTypeOfExpression(parent);
}
