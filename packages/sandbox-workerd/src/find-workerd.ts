import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, version, versions } from 'node:process';

import { SandboxError } from '@sallyport/contract';

const require = createRequire(import.meta.url);

const oldestNode = 24;

/** The packages that carry the program, by system. Source: the optional dependencies of npm's `workerd`. */
const binaries: ReadonlyMap<string, string> = new Map([
  ['linux-x64', '@cloudflare/workerd-linux-64/bin/workerd'],
  ['linux-arm64', '@cloudflare/workerd-linux-arm64/bin/workerd'],
  ['darwin-x64', '@cloudflare/workerd-darwin-64/bin/workerd'],
  ['darwin-arm64', '@cloudflare/workerd-darwin-arm64/bin/workerd'],
  ['win32-x64', '@cloudflare/workerd-windows-64/bin/workerd.exe'],
  ['win32-arm64', '@cloudflare/workerd-windows-64/bin/workerd.exe'],
]);

/**
 * Finds the program that npm's `workerd` brought for this system. Nothing is started to find out.
 *
 * Throws a `SandboxError` with code `sandbox_unavailable` whose message says in one sentence what to do.
 */
export function findWorkerd(system: string = `${platform}-${arch}`): string {
  if (Number(versions.node.split('.')[0]) < oldestNode) {
    throw unavailable(
      `@sallyport/sandbox-workerd needs Node ${oldestNode} or newer and this is Node ${version}: run it on Node ${oldestNode}.`,
    );
  }
  const binary = binaries.get(system);
  if (binary === undefined) {
    throw unavailable(
      `There is no workerd for ${system}: use Linux (glibc), macOS or Windows, on x64 or arm64, or another sandbox.`,
    );
  }
  let home: string;
  try {
    home = require.resolve('workerd/package.json');
  } catch (cause) {
    throw unavailable('workerd is not installed beside @sallyport/sandbox-workerd: install it.', cause);
  }
  try {
    const path = createRequire(home).resolve(binary);
    if (existsSync(path)) return path;
    throw new Error('The package has no such file.');
  } catch (cause) {
    throw unavailable(
      `workerd is installed without its program for ${system}: install again on this system, with optional dependencies.`,
      cause,
    );
  }
}

function unavailable(message: string, cause?: unknown): SandboxError {
  return new SandboxError('sandbox_unavailable', message, cause === undefined ? {} : { cause });
}
