import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { readPublished, type WorkspacePackage } from './workspace.ts';

/** One entry of a published package's `exports`, as built. */
export interface BuiltEntry {
  readonly each: WorkspacePackage;
  /** `.` or `./ai-sdk`. */
  readonly subpath: string;
  /** `@sallyport/core` or `sallyport/ai-sdk`. */
  readonly specifier: string;
  /** `packages/core/dist/index.js`. */
  readonly script: string;
  /** `packages/core/dist/index.d.ts`. */
  readonly types: string;
}

/** Every entry of every published package. */
export function listBuiltEntries(root: string): readonly BuiltEntry[] {
  return readPublished(root).flatMap((each) =>
    Object.entries(each.manifest.exports ?? {}).map(([subpath, conditions]) => ({
      each,
      subpath,
      specifier: each.manifest.name + subpath.slice(1),
      script: `${each.folder}/${(conditions['default'] ?? '').replace(/^\.\//, '')}`,
      types: `${each.folder}/${(conditions['types'] ?? '').replace(/^\.\//, '')}`,
    })),
  );
}

/** What is not built yet, with the way to build it. */
export function listUnbuilt(root: string, entries: readonly BuiltEntry[]): readonly Problem[] {
  return entries
    .flatMap((entry) => [entry.script, entry.types])
    .filter((file) => !existsSync(join(root, file)))
    .map((file) => ({ file, message: 'is not built: run pnpm build first.' }));
}
