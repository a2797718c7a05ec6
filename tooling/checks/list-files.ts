import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.turbo', '.cache']);

/** Every file below `folder` whose name ends with one of `endings`, as paths relative to `root`, in a stable order. */
export function listFiles(root: string, folder: string, endings: readonly string[]): readonly string[] {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listFiles(root, path, endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

/** The TypeScript that a package ships: everything below its `src`, without tests and declarations. */
export function listSources(root: string, packageFolder: string): readonly string[] {
  return listFiles(root, `${packageFolder}/src`, ['.ts']).filter(
    (file) => !file.endsWith('.test.ts') && !file.endsWith('.d.ts'),
  );
}
