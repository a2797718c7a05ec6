import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

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

/** Weighs every entry, and the umbrella with its backend as they stand in a Worker. */
export async function measureSizes(root: string, entries: readonly BuiltEntry[]): Promise<readonly EntrySize[]> {
  const sizes = await Promise.all(
    entries.map(async (entry) => ({
      specifier: entry.specifier,
      ownBytes: await weigh(root, entry, 'outside'),
      wholeBytes: await weigh(root, entry, 'inside'),
    })),
  );
  const together = await weighWorker(root, entries);
  return together === undefined ? sizes : [...sizes, together];
}

async function weigh(root: string, entry: BuiltEntry, libraries: 'inside' | 'outside'): Promise<number> {
  const isNodeOnly = findAllowedImports(entry.each.shortName)?.node !== undefined;
  const { code, errors } = await bundleEntry(root, entry, { platform: isNodeOnly ? 'node' : 'neutral', libraries });
  if (errors.length > 0) throw new Error(`${entry.specifier} does not bundle: ${errors.join('; ')}`);
  return gzipSync(code).length;
}

const inWorker = ['sallyport', '@sallyport/sandbox-worker-loader'] as const;

/** What both add to a Worker's script, each once. Undefined in a tree that has not both. */
async function weighWorker(root: string, entries: readonly BuiltEntry[]): Promise<EntrySize | undefined> {
  const scripts = inWorker.map((name) => entries.find(({ specifier }) => specifier === name)?.script);
  if (scripts.includes(undefined)) return undefined;
  const result = await build({
    absWorkingDir: root,
    stdin: { contents: scripts.map((script) => `export * from './${script ?? ''}';`).join('\n'), resolveDir: root },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'silent',
  });
  const bytes = gzipSync(result.outputFiles[0]?.contents ?? new Uint8Array()).length;
  return { specifier: inWorker.join(' + '), ownBytes: bytes, wholeBytes: bytes };
}
