import type { Problem } from './problem.ts';
import type { WorkspacePackage } from './workspace.ts';

/** Finds one ring of workspace dependencies, dev ones included: the task runner refuses such a tree altogether. */
export function findCycle(workspace: readonly WorkspacePackage[]): readonly Problem[] {
  const byName = new Map(workspace.map((each) => [each.manifest.name, each]));
  const done = new Set<string>();
  const search = (name: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    const each = byName.get(name);
    if (each === undefined || done.has(name)) return undefined;
    const { dependencies, devDependencies, peerDependencies } = each.manifest;
    for (const next of Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })) {
      const ring = search(next, [...trail, name]);
      if (ring !== undefined) return ring;
    }
    done.add(name);
    return undefined;
  };
  for (const { folder, manifest } of workspace) {
    const ring = search(manifest.name, []);
    if (ring !== undefined) {
      const message = `workspace packages depend on each other in a ring: ${ring.join(' → ')}. Move the test that needs the far package into it.`;
      return [{ file: `${folder}/package.json`, message }];
    }
  }
  return [];
}
