import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Problem } from './problem.ts';

interface LockedPackage {
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

interface Snapshot {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lockfile {
  readonly packages?: Readonly<Record<string, LockedPackage>>;
  readonly snapshots?: Readonly<Record<string, Snapshot>>;
}

const required = ['darwin-arm64', 'win32-x64', 'linux-x64', 'linux-arm64'] as const;
const lockfileName = 'pnpm-lock.yaml';

/**
 * Each package that ships its binary as one optional package per platform must list all platforms we promise. A
 * lockfile made where one of them could not be found installs there and is broken elsewhere.
 */
export function checkLockfilePlatforms(root: string): readonly Problem[] {
  if (!existsSync(join(root, lockfileName))) return [{ file: lockfileName, message: 'is missing: run pnpm install.' }];
  const lockfile = parse(readFileSync(join(root, lockfileName), 'utf8')) as Lockfile;
  return Object.entries(lockfile.snapshots ?? {}).flatMap(([name, snapshot]) => {
    // A binary for one platform may bring a library of the same platform, and of no other.
    const platforms = isBound(findPackage(lockfile, name)) ? undefined : listPlatforms(lockfile, snapshot);
    if (platforms === undefined) return [];
    return required
      .filter((platform) => !platforms.has(platform))
      .map((platform) => ({
        file: lockfileName,
        message: `${name} has no binary for ${platform}: pin the newest version that has it on every platform.`,
      }));
  });
}

function listPlatforms(lockfile: Lockfile, snapshot: Snapshot): ReadonlySet<string> | undefined {
  const bound = Object.entries(snapshot.optionalDependencies ?? {})
    .map(([name, version]) => findPackage(lockfile, `${name}@${version}`))
    .filter(isBound);
  if (bound.length === 0) return undefined;
  return new Set(bound.filter(runsOnGlibc).flatMap(({ os, cpu }) => os.flatMap((o) => cpu.map((c) => `${o}-${c}`))));
}

function findPackage(lockfile: Lockfile, snapshotName: string): LockedPackage | undefined {
  return lockfile.packages?.[snapshotName.replace(/\(.*$/, '')];
}

/** A helper of one system (fsevents) names no processor; a binary for one platform names both. */
function isBound(each: LockedPackage | undefined): each is LockedPackage & Required<Pick<LockedPackage, 'os' | 'cpu'>> {
  return each?.os !== undefined && each.cpu !== undefined;
}

function runsOnGlibc({ os, libc }: LockedPackage): boolean {
  return os?.includes('linux') !== true || libc === undefined || libc.includes('glibc');
}
