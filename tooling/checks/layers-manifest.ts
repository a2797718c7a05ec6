import { isListed, type AllowedImports } from './allowed-edges.ts';
import type { Problem } from './problem.ts';
import type { WorkspacePackage } from './workspace.ts';

/** Judges `dependencies`, `optionalDependencies` and `peerDependencies` of one package by its row. */
export function checkDependencyTables(
  each: WorkspacePackage,
  allowed: AllowedImports,
  workspace: readonly WorkspacePackage[],
): readonly Problem[] {
  const { manifest } = each;
  const file = `${each.folder}/package.json`;
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  const peers = Object.keys(manifest.peerDependencies ?? {});
  const bad = needed
    .filter((name) => !mayDependOn(name, allowed, workspace))
    .map((name) => ({ name, table: 'depends' }));
  const badPeers = peers
    .filter((name) => !mayHavePeer(name, allowed, workspace))
    .map((name) => ({ name, table: 'has a peer' }));
  return [...bad, ...badPeers].map(({ name, table }) => ({
    file,
    message: `${manifest.name} ${table} on ${name}, an edge that tooling/checks/allowed-edges.ts does not list. Remove it, or list it and add a decision record in docs/decisions.`,
  }));
}

function mayDependOn(name: string, allowed: AllowedImports, workspace: readonly WorkspacePackage[]): boolean {
  const target = workspace.find((other) => other.manifest.name === name);
  if (target === undefined) return allowed.libraries.includes(name);
  if (target.group !== 'packages') return false;
  return isListed(allowed.workspace, target.shortName) || isListed(allowed.atSubpaths, target.shortName);
}

function mayHavePeer(name: string, allowed: AllowedImports, workspace: readonly WorkspacePackage[]): boolean {
  if (allowed.peers === true || allowed.atSubpaths !== undefined) {
    return !workspace.some((other) => other.manifest.name === name);
  }
  return mayDependOn(name, allowed, workspace);
}
