import { gzipSync } from 'node:zlib';
import { findAllowedImports } from './allowed-edges.ts';
import type { BuiltEntry } from './built-entries.ts';
import { bundleEntry } from './bundle.ts';

/** What one entry weighs, minified and gzipped. */
export interface EntrySize {
  readonly specifier: string;
  /** Without its dependencies. */
  readonly ownBytes: number;
  /** With its dependencies, without its peers. */
  readonly wholeBytes: number;
}

/** Weighs every entry. */
export async function measureSizes(root: string, entries: readonly BuiltEntry[]): Promise<readonly EntrySize[]> {
  return Promise.all(
    entries.map(async (entry) => ({
      specifier: entry.specifier,
      ownBytes: await weigh(root, entry, 'outside'),
      wholeBytes: await weigh(root, entry, 'inside'),
    })),
  );
}

async function weigh(root: string, entry: BuiltEntry, libraries: 'inside' | 'outside'): Promise<number> {
  const isNodeOnly = findAllowedImports(entry.each.shortName)?.node !== undefined;
  const { code, errors } = await bundleEntry(root, entry, { platform: isNodeOnly ? 'node' : 'neutral', libraries });
  if (errors.length > 0) throw new Error(`${entry.specifier} does not bundle: ${errors.join('; ')}`);
  return gzipSync(code).length;
}
