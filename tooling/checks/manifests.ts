import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { readPublished, readWorkspace, type Manifest, type WorkspacePackage } from './workspace.ts';

const sourceCondition = '@sallyport/source';

/** Each published `package.json` says what npm and our own tools need, and the build knows each package. */
export function checkManifests(root: string): readonly Problem[] {
  const published = readPublished(root);
  const names = new Set(readWorkspace(root).map((each) => each.manifest.name));
  return published.flatMap((each) => {
    const file = `${each.folder}/package.json`;
    const messages = [
      ...listFieldMessages(each.manifest),
      ...listExportMessages(each.manifest),
      ...listVersionMessages(each.manifest, names),
    ];
    const readme = `${each.folder}/README.md`;
    if (!existsSync(join(root, readme))) messages.push(`has no README.md beside it: what it is, and one example.`);
    return [...messages.map((message) => ({ file, message })), ...checkReferences(root, each, published)];
  });
}

function listFieldMessages(manifest: Manifest): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [manifest.license === 'MIT', '"license" must be "MIT".'],
    [manifest.type === 'module', '"type" must be "module": packages are ESM only.'],
    [(manifest.description ?? '').length > 0, '"description" is missing: one plain sentence.'],
    [Object.hasOwn(manifest, 'sideEffects'), '"sideEffects" is missing: bundlers keep everything without it.'],
    [manifest.engines?.['node'] !== undefined, '"engines.node" is missing.'],
    [manifest.files?.includes('dist') === true, '"files" must list "dist".'],
    [manifest.files?.includes('!dist/.tsbuildinfo') === true, '"files" must leave out "!dist/.tsbuildinfo".'],
    [manifest.publishConfig?.access === 'public', '"publishConfig.access" must be "public".'],
    [manifest.scripts?.['build'] !== undefined, '"scripts.build" is missing.'],
    [manifest.scripts?.['test'] !== undefined, '"scripts.test" is missing.'],
    [!Object.hasOwn(manifest, 'repository'), '"repository" must not be set: it would name a host.'],
  ];
  return rules.filter(([holds]) => !holds).map(([, message]) => message);
}

function listExportMessages(manifest: Manifest): readonly string[] {
  const entries = Object.entries(manifest.exports ?? {});
  const published = manifest.publishConfig?.exports ?? {};
  const messages = Object.hasOwn(manifest.exports ?? {}, '.') ? [] : ['"exports" has no "." entry.'];
  for (const [subpath, conditions] of entries) {
    const order = Object.keys(conditions).join(', ');
    if (order !== `${sourceCondition}, types, default`) {
      messages.push(`exports["${subpath}"] must hold ${sourceCondition}, types and default, in that order.`);
    }
    const { [sourceCondition]: _, ...rest } = conditions;
    if (JSON.stringify(published[subpath]) !== JSON.stringify(rest)) {
      messages.push(`publishConfig.exports["${subpath}"] must equal exports["${subpath}"] without ${sourceCondition}.`);
    }
  }
  const extra = Object.keys(published).filter((subpath) => !entries.some(([own]) => own === subpath));
  return [...messages, ...extra.map((subpath) => `publishConfig.exports["${subpath}"] has no twin in exports.`)];
}

function listVersionMessages(manifest: Manifest, names: ReadonlySet<string>): readonly string[] {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return ranges.flatMap(([name, range]) => {
    if (names.has(name)) return range === 'workspace:*' ? [] : [`${name} must be "workspace:*".`];
    const pinned = range === 'catalog:' || /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range);
    return pinned ? [] : [`${name} must be "catalog:" or one exact version: only peers take a range.`];
  });
}

function checkReferences(
  root: string,
  each: WorkspacePackage,
  published: readonly WorkspacePackage[],
): readonly Problem[] {
  const file = `${each.folder}/tsconfig.json`;
  const own = readReferences(root, file);
  const top = readReferences(root, 'tsconfig.json');
  const problems: Problem[] = [];
  if (!top.includes(each.folder)) {
    problems.push({ file: 'tsconfig.json', message: `"references" lacks ${each.folder}: tsc -b would not build it.` });
  }
  for (const name of Object.keys(each.manifest.dependencies ?? {})) {
    const target = published.find((other) => other.manifest.name === name);
    if (target === undefined || own.includes(`../${target.shortName}`)) continue;
    problems.push({ file, message: `"references" lacks ../${target.shortName}, which package.json depends on.` });
  }
  return problems;
}

function readReferences(root: string, file: string): readonly string[] {
  if (!existsSync(join(root, file))) return [];
  const config = JSON.parse(readFileSync(join(root, file), 'utf8')) as { readonly references?: { path: string }[] };
  return (config.references ?? []).map((reference) => reference.path);
}
