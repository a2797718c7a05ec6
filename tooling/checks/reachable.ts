import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { listModuleReferences, parseFile } from './parse.ts';

/** The files that `entry` reaches through relative imports, itself included. */
export function findReachable(root: string, entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = existsSync(join(root, entry)) ? [entry] : [];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { specifier } of listModuleReferences(parseFile(root, file))) {
      const target = resolveRelative(file, specifier);
      if (target !== undefined && existsSync(join(root, target))) queue.push(target);
    }
  }
  return seen;
}

/** The file a relative specifier names, relative to the repository; undefined for a bare specifier. */
export function resolveRelative(importer: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : undefined;
}
