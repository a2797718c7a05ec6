import { listFiles } from './list-files.ts';
import { listModuleReferences, parseFile } from './parse.ts';
import { resolveRelative } from './reachable.ts';
import { splitSpecifier } from './specifier.ts';
import { unlistedSubpath } from './layers-source.ts';
import type { Problem } from './problem.ts';
import type { WorkspacePackage } from './workspace.ts';

/** Judges tests, scripts, apps and tooling: they may import much, but by name, through listed entries. */
export function checkTestImports(
  root: string,
  each: WorkspacePackage,
  workspace: readonly WorkspacePackage[],
): readonly Problem[] {
  return listOwnFiles(root, each).flatMap((file) =>
    listModuleReferences(parseFile(root, file)).flatMap(({ specifier, line }) => {
      const message = judge(each, workspace, file, specifier);
      return message === undefined ? [] : [{ file, line, message }];
    }),
  );
}

function listOwnFiles(root: string, each: WorkspacePackage): readonly string[] {
  const sources = each.group === 'packages' ? `${each.folder}/src/` : undefined;
  return listFiles(root, each.folder, ['.ts']).filter(
    (file) =>
      !(sources !== undefined && file.startsWith(sources)) &&
      !file.endsWith('vitest.config.ts') &&
      !file.includes('/fixtures/'),
  );
}

function judge(
  each: WorkspacePackage,
  workspace: readonly WorkspacePackage[],
  file: string,
  specifier: string,
): string | undefined {
  const relative = resolveRelative(file, specifier);
  if (relative !== undefined) {
    return relative.startsWith(`${each.folder}/`) ? undefined : `"${specifier}" leaves ${each.folder}: import by name.`;
  }
  const bare = splitSpecifier(specifier);
  const target = workspace.find((other) => other.manifest.name === bare?.packageName);
  if (bare === undefined || target === undefined) return undefined;
  if (each.group === 'packages' && target.group !== 'packages') {
    return `a published package's tests do not import ${bare.packageName}, which is never published.`;
  }
  if (target !== each && !isDeclared(each, bare.packageName)) {
    return `${bare.packageName} is imported here but not declared in ${each.folder}/package.json.`;
  }
  return Object.hasOwn(target.manifest.exports ?? {}, bare.subpath)
    ? undefined
    : unlistedSubpath(bare.packageName, bare.subpath);
}

function isDeclared({ manifest }: WorkspacePackage, name: string): boolean {
  return Object.hasOwn({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }, name);
}
