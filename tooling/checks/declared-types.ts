import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listBuiltEntries, listUnbuilt, type BuiltEntry } from './built-entries.ts';
import { listModuleReferences, parseFile } from './parse.ts';
import type { Problem } from './problem.ts';
import { resolveRelative } from './reachable.ts';
import { splitSpecifier } from './specifier.ts';
import { readPublished } from './workspace.ts';

/**
 * No library's types in the public declarations of `contract`, `guest`, `core` or a backend: a framework or a schema
 * library that changes must not change ours. Schema libraries are met through Standard Schema, written out.
 */
export function checkDeclaredTypes(root: string): readonly Problem[] {
  const ours = new Set(readPublished(root).map((each) => each.manifest.name));
  const entries = listBuiltEntries(root).filter(isLibraryFree);
  const unbuilt = listUnbuilt(root, entries);
  if (unbuilt.length > 0) return unbuilt;
  return entries.flatMap((entry) =>
    listDeclarations(root, entry.types).flatMap((file) => listForeignTypes(root, file, ours)),
  );
}

function isLibraryFree({ each: { shortName } }: BuiltEntry): boolean {
  return ['contract', 'guest', 'core'].includes(shortName) || shortName.startsWith('sandbox-');
}

/** The declaration files that a user of `entry` comes to read. */
function listDeclarations(root: string, entry: string): readonly string[] {
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !existsSync(join(root, file))) continue;
    seen.add(file);
    for (const { specifier } of listModuleReferences(parseFile(root, file))) {
      const next = resolveRelative(file, specifier);
      if (next !== undefined) queue.push(next.replace(/(?<!\.d)\.[jt]s$/, '.d.ts'));
    }
  }
  return [...seen];
}

function listForeignTypes(root: string, file: string, ours: ReadonlySet<string>): readonly Problem[] {
  const source = parseFile(root, file);
  const references = source.typeReferenceDirectives.map(({ fileName }) => ({ specifier: fileName, line: 1 }));
  return [...references, ...listModuleReferences(source)]
    .filter(({ specifier }) => resolveRelative(file, specifier) === undefined)
    .filter(({ specifier }) => !ours.has(splitSpecifier(specifier)?.packageName ?? ''))
    .map(({ specifier, line }) => ({
      file,
      line,
      message: `the public types name "${specifier}": describe the shape here instead of importing it.`,
    }));
}
