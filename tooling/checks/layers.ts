import { findAllowedImports } from './allowed-edges.ts';
import { checkDependencyTables } from './layers-manifest.ts';
import { checkSourceImports } from './layers-source.ts';
import { checkTestImports } from './layers-test.ts';
import { findCycle } from './layers-cycle.ts';
import type { Problem } from './problem.ts';
import { readWorkspace } from './workspace.ts';

/**
 * Who may import whom: the edges of `allowed-edges.ts`, in every `package.json` and in every import of `src`; nobody
 * reaches into another package's files; `src` never needs a devDependency.
 */
export function checkLayers(root: string): readonly Problem[] {
  const workspace = readWorkspace(root);
  const problems: Problem[] = [...findCycle(workspace)];
  for (const each of workspace) {
    problems.push(...checkTestImports(root, each, workspace));
    if (each.group !== 'packages') continue;
    const allowed = findAllowedImports(each.shortName);
    if (allowed === undefined) {
      const message = `${each.manifest.name} has no row in tooling/checks/allowed-edges.ts: say what it may import, and add a decision record in docs/decisions.`;
      problems.push({ file: `${each.folder}/package.json`, message });
      continue;
    }
    problems.push(...checkDependencyTables(each, allowed, workspace));
    problems.push(...checkSourceImports(root, each, allowed, workspace));
  }
  return problems;
}
