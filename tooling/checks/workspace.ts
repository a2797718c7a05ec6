import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a `package.json` that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: unknown;
  readonly bin?: unknown;
  readonly engines?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly publishConfig?: {
    readonly access?: string;
    readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** One folder of the workspace. */
export interface WorkspacePackage {
  /** `packages/core`, relative to the repository. */
  readonly folder: string;
  /** `core`. */
  readonly shortName: string;
  readonly group: 'packages' | 'apps' | 'tooling';
  readonly manifest: Manifest;
}

const groups = ['packages', 'apps', 'tooling'] as const;

/** Every folder under `packages`, `apps` and `tooling` that has a `package.json`, in a stable order. */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  return groups.flatMap((group) => listFolders(join(root, group)).flatMap((name) => readPackage(root, group, name)));
}

/** The packages that go to npm. */
export function readPublished(root: string): readonly WorkspacePackage[] {
  return readWorkspace(root).filter((each) => each.group === 'packages' && each.manifest.private !== true);
}

function readPackage(root: string, group: WorkspacePackage['group'], name: string): readonly WorkspacePackage[] {
  const folder = `${group}/${name}`;
  const file = join(root, folder, 'package.json');
  if (!existsSync(file)) return [];
  return [{ folder, shortName: name, group, manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest }];
}

function listFolders(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
