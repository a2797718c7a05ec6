import { findReachable, resolveRelative } from './reachable.ts';
import { isListed, type AllowedImports } from './allowed-edges.ts';
import { isPlatformModule, splitSpecifier } from './specifier.ts';
import { listModuleReferences, parseFile } from './parse.ts';
import { listSources } from './list-files.ts';
import type { Problem } from './problem.ts';
import type { WorkspacePackage } from './workspace.ts';

interface Importer {
  readonly each: WorkspacePackage;
  readonly allowed: AllowedImports;
  readonly workspace: readonly WorkspacePackage[];
  /** True for a file that `src/index.ts` reaches. */
  readonly inRoot: boolean;
  readonly file: string;
}

const record = 'list it in tooling/checks/allowed-edges.ts and add a decision record in docs/decisions';

/** Judges every import of one package's `src` by its row. */
export function checkSourceImports(
  root: string,
  each: WorkspacePackage,
  allowed: AllowedImports,
  workspace: readonly WorkspacePackage[],
): readonly Problem[] {
  const reached = findReachable(root, `${each.folder}/src/index.ts`);
  return listSources(root, each.folder).flatMap((file) => {
    const importer = { each, allowed, workspace, inRoot: reached.has(file), file };
    return listModuleReferences(parseFile(root, file)).flatMap(({ specifier, line }) => {
      const message = judge(importer, specifier);
      return message === undefined ? [] : [{ file, line, message }];
    });
  });
}

function judge(importer: Importer, specifier: string): string | undefined {
  const { each, file } = importer;
  const relative = resolveRelative(file, specifier);
  if (relative !== undefined) {
    if (relative.startsWith(`${each.folder}/src/`)) return undefined;
    return `"${specifier}" leaves src: import another package by its name.`;
  }
  if (isPlatformModule(specifier)) return judgePlatform(importer, specifier);
  const bare = splitSpecifier(specifier);
  if (bare === undefined) return `"${specifier}" is an absolute path: import by a relative path or a package name.`;
  const target = importer.workspace.find((other) => other.manifest.name === bare.packageName);
  if (target === undefined) return judgeLibrary(importer, bare.packageName);
  return judgeNeighbour(importer, target, bare.subpath);
}

function judgePlatform({ allowed, inRoot }: Importer, specifier: string): string | undefined {
  if (specifier.startsWith('cloudflare:')) return `"${specifier}" exists on one platform only: take it as an argument.`;
  if (allowed.node === 'everywhere') return undefined;
  if (allowed.node === 'subpaths') {
    return inRoot ? `"${specifier}" is reached from src/index.ts: keep Node modules behind a subpath.` : undefined;
  }
  return `"${specifier}" is Node's own, and this package runs everywhere: move it behind a subpath such as "./node" and ${record}.`;
}

function judgeLibrary({ each, allowed }: Importer, name: string): string | undefined {
  const { dependencies, optionalDependencies, peerDependencies, devDependencies } = each.manifest;
  const isPeer = Object.hasOwn(peerDependencies ?? {}, name);
  if (!isListed(allowed.libraries, name) && !(allowed.peers === true && isPeer)) {
    return `${each.manifest.name} may not import ${name}. Do without, or ${record}.`;
  }
  if (isPeer || Object.hasOwn({ ...dependencies, ...optionalDependencies }, name)) return undefined;
  const kept = Object.hasOwn(devDependencies ?? {}, name) ? 'is only a devDependency' : 'is not declared';
  return `${name} ${kept}: what src imports belongs in dependencies or peerDependencies.`;
}

function judgeNeighbour(importer: Importer, target: WorkspacePackage, subpath: string): string | undefined {
  const { each, allowed } = importer;
  const name = target.manifest.name;
  if (target === each) return `src imports its own package by name: import the file by a relative path.`;
  if (!mayImportNeighbour(importer, target)) {
    const behind = isListed(allowed.atSubpaths, target.shortName);
    if (behind) return `src/index.ts reaches ${name}, which belongs behind a subpath of ${each.manifest.name}.`;
    return `${each.manifest.name} may not import ${name}. Remove the import, or ${record}.`;
  }
  if (!Object.hasOwn({ ...each.manifest.dependencies, ...each.manifest.peerDependencies }, name)) {
    return `${name} is imported by src but is not in dependencies of ${each.folder}/package.json.`;
  }
  return Object.hasOwn(target.manifest.exports ?? {}, subpath) ? undefined : unlistedSubpath(name, subpath);
}

function mayImportNeighbour({ allowed, inRoot }: Importer, target: WorkspacePackage): boolean {
  if (target.group !== 'packages') return false;
  return isListed(allowed.workspace, target.shortName) || (!inRoot && isListed(allowed.atSubpaths, target.shortName));
}

/** The sentence for an import of a file that its package does not offer. */
export function unlistedSubpath(name: string, subpath: string): string {
  return `${name} does not export "${subpath}": import a listed entry, or export what is needed from its index.`;
}
