import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform, version, versions } from 'node:process';

import { SandboxError } from '@sallyport/contract';

const require = createRequire(import.meta.url);

/** isolated-vm 7.0.1 closed GHSA-864f-rcv7-6rh4, a way out of the isolate. */
const oldestSafe = [7, 0, 1] as const;
const oldestNode = 24;

/** Where the addon's binary is. Nothing is loaded to find out. */
export interface Addon {
  readonly folder: string;
  readonly binary: string;
  readonly version: string;
}

/**
 * Finds isolated-vm and checks that it and this Node fit, without loading it.
 *
 * Throws a `SandboxError` with code `sandbox_unavailable` whose message says in one sentence what to do.
 */
export function findAddon(): Addon {
  if (Number(versions.node.split('.')[0]) < oldestNode) {
    throw unavailable(
      `isolated-vm 7 needs Node ${oldestNode} or newer and this is Node ${version}: run it on Node ${oldestNode}.`,
    );
  }
  const folder = findFolder();
  const found = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  if (isOlder(found)) {
    throw unavailable(
      `isolated-vm ${found} has a known way out of the isolate: install isolated-vm ${oldestSafe.join('.')} or newer.`,
    );
  }
  return { folder, binary: findBinary(folder, found), version: found };
}

function findFolder(): string {
  try {
    return dirname(require.resolve('isolated-vm/package.json'));
  } catch (cause) {
    throw unavailable('isolated-vm is not installed beside @sallyport/sandbox-isolated-vm: install it.', cause);
  }
}

function isOlder(found: string): boolean {
  const parts = found.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, least] of oldestSafe.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function findBinary(folder: string, found: string): string {
  try {
    const load = createRequire(join(folder, 'package.json'))('node-gyp-build') as { path?: (folder: string) => string };
    const binary = load.path?.(folder);
    if (binary !== undefined && existsSync(binary)) return binary;
  } catch (cause) {
    throw noBinary(found, cause);
  }
  throw noBinary(found);
}

function noBinary(found: string, cause?: unknown): SandboxError {
  return unavailable(
    `isolated-vm ${found} has no binary for Node ${version} on ${platform}-${arch}: use Node 24 or 26 on Linux, macOS (arm64) or Windows (x64), or compile it with "npm rebuild isolated-vm".`,
    cause,
  );
}

function unavailable(message: string, cause?: unknown): SandboxError {
  return new SandboxError('sandbox_unavailable', message, cause === undefined ? {} : { cause });
}
