import { join } from 'node:path';
import { build, type BuildFailure } from 'esbuild';
import type { BuiltEntry } from './built-entries.ts';

/** Engines that come as binaries: no bundler takes them in. */
const nativeLibraries = ['isolated-vm', 'workerd'];

/** Asks for Node's modules where it finds Node. Bundlers for browsers know from its manifest to leave those out. */
const askingLibraries = ['typescript-js'];

/** What came of bundling one entry. */
export interface Bundle {
  readonly errors: readonly string[];
  readonly code: Uint8Array;
}

/**
 * Bundles one built entry in memory, minified. Peers stay outside: the user brings them. With `libraries: 'outside'`
 * only the package's own files are inside.
 */
export async function bundleEntry(
  root: string,
  entry: BuiltEntry,
  options: { readonly platform: 'browser' | 'neutral' | 'node'; readonly libraries: 'inside' | 'outside' },
): Promise<Bundle> {
  const { dependencies, peerDependencies } = entry.each.manifest;
  const outside = options.libraries === 'outside' ? { ...dependencies, ...peerDependencies } : { ...peerDependencies };
  try {
    const result = await build({
      absWorkingDir: root,
      entryPoints: [join(root, entry.script)],
      bundle: true,
      write: false,
      minify: true,
      treeShaking: true,
      format: 'esm',
      target: 'es2024',
      platform: options.platform,
      mainFields: ['browser', 'module', 'main'],
      external: [
        ...nativeLibraries,
        ...(options.platform === 'neutral' ? askingLibraries : []),
        ...Object.keys(outside),
      ].flatMap((name) => [name, `${name}/*`]),
      legalComments: 'none',
      logLevel: 'silent',
    });
    return { errors: [], code: result.outputFiles[0]?.contents ?? new Uint8Array() };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { errors: error.errors.map(({ text }) => text), code: new Uint8Array() };
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
