import { findAllowedImports } from './allowed-edges.ts';
import { listBuiltEntries, listUnbuilt, type BuiltEntry } from './built-entries.ts';
import { bundleEntry } from './bundle.ts';
import { importEntries } from './import-entries.ts';
import { importInWorkerd } from './import-in-workerd.ts';
import { listPlatformUses } from './platform-uses.ts';
import type { Problem } from './problem.ts';

/**
 * Roots run anywhere. Of every entry but a backend's, the cli's and those for Node alone, the built files name nothing that only
 * one platform has, bundle for a browser and for no platform at all, and import in workerd; and every entry imports in a bare Node.
 */
export async function checkCleanRoots(root: string): Promise<readonly Problem[]> {
  const entries = listBuiltEntries(root);
  const unbuilt = listUnbuilt(root, entries);
  if (unbuilt.length > 0) return unbuilt;
  const neutral = entries.filter(runsAnywhere);
  const bundled = await Promise.all(neutral.map((entry) => listBundleProblems(root, entry)));
  return [
    ...listPlatformUses(root, neutral),
    ...bundled.flat(),
    ...(await importInWorkerd(root, neutral)),
    ...(await importEntries(root, entries)),
  ];
}

/** A compiler that is a process needs one to start it. */
const nodeSubpaths: ReadonlySet<string> = new Set(['./node', './typescript-7']);

function runsAnywhere({ each, subpath }: BuiltEntry): boolean {
  const isNodePackage = findAllowedImports(each.shortName)?.node === 'everywhere';
  return !isNodePackage && !nodeSubpaths.has(subpath);
}

async function listBundleProblems(root: string, entry: BuiltEntry): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const platform of ['browser', 'neutral'] as const) {
    const bundle = await bundleEntry(root, entry, { platform, libraries: 'inside' });
    for (const error of bundle.errors) problems.push({ file: entry.script, message: `for ${platform}: ${error}` });
  }
  return problems;
}
