import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import { checkSources, createProbe } from './check-sources.ts';
import type { Probe } from './check-sources.ts';
import type { Generator } from './generator.ts';
import { structuralSchema, withImpliedTypes } from './structural-schema.ts';

type Draft = '7' | '2020-12';

interface Instance {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
  /** Invalid, and plain structure can tell. */
  readonly core: boolean;
  /** Valid only because a `type` is missing. */
  readonly otherType: boolean;
}

export interface Group {
  readonly file: string;
  readonly description: string;
  readonly schema: unknown;
  readonly instances: readonly Instance[];
}

export interface SuiteResult {
  readonly groups: number;
  readonly instances: number;
  readonly crashes: number;
  readonly uncompilable: number;
  /** Valid instances of groups that crashed or did not compile. */
  readonly lost: number;
  readonly valid: number;
  /** Valid instances refused for a bad reason. */
  readonly unsound: readonly string[];
  /** Valid instances refused for a property that is not listed, or a JSON type where `type` is missing. */
  readonly apart: number;
  readonly core: number;
  readonly coreMissed: readonly string[];
}

/** Reads both drafts, without the groups that lead out of the file. */
export function readSuite(directory: string): readonly Group[] {
  const groups: Group[] = [];
  for (const draft of ['7', '2020-12'] as const) {
    for (const folder of [`draft${draft}`, `draft${draft}/optional`]) {
      const path = join(directory, 'tests', folder);
      for (const name of readdirSync(path)
        .filter((file) => file.endsWith('.json'))
        .sort()) {
        if (name === 'refRemote.json') continue;
        const list = JSON.parse(readFileSync(join(path, name), 'utf8')) as readonly RawGroup[];
        for (const group of list) if (!leadsOut(group.schema)) groups.push(judged(group, `${folder}/${name}`, draft));
      }
    }
  }
  return groups;
}

interface RawGroup {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

/** True when a reference needs a file this group does not hold. */
function leadsOut(schema: unknown): boolean {
  const text = JSON.stringify(schema);
  const ids = [...text.matchAll(/"\$id":"([^"#]+)/g)].map((match) => match[1] ?? '');
  return [...text.matchAll(/"\$(?:ref|dynamicRef|schema)":"(https?:[^"#]+)/g)].some(([whole, address]) => {
    if (whole.startsWith('"$schema"')) return (address ?? '').includes('localhost');
    return !ids.some((id) => (address ?? '').endsWith(id.replace(/^.*\//, '')));
  });
}

function judged(group: RawGroup, file: string, draft: Draft): Group {
  const structural = structuralSchema(group.schema);
  const implied = withImpliedTypes(group.schema);
  const instances = group.tests.map((test) => ({
    ...test,
    core: !test.valid && refuses(structural, test.data, draft),
    otherType: test.valid && refuses(implied, test.data, draft),
  }));
  return { file, description: group.description, schema: group.schema, instances };
}

function refuses(schema: unknown, data: unknown, draft: Draft): boolean {
  try {
    return !new Validator(schema as object, draft).validate(data).valid;
  } catch {
    return false;
  }
}

/** Asks the compiler about every instance of every group. */
export async function measureSuite(generator: Generator, groups: readonly Group[]): Promise<SuiteResult> {
  const probes = new Map<string, { readonly group: Group; readonly probe: Probe<Instance> }>();
  const sources = new Map<string, string>();
  let crashes = 0;
  let lost = 0;
  for (const [index, group] of groups.entries()) {
    let head: string;
    try {
      head = await generator.schema(structuredClone(group.schema));
    } catch {
      crashes += 1;
      lost += group.instances.filter(({ valid }) => valid).length;
      continue;
    }
    const probe = createProbe<Instance>(head);
    group.instances.forEach((instance, at) =>
      probe.ask(`const v${at}: T = ${JSON.stringify(instance.data)};`, instance),
    );
    const name = `/suite/${index}.ts`;
    probes.set(name, { group, probe });
    sources.set(name, probe.text());
  }
  const broken = new Set<string>();
  const refusedFor = new Map<string, Map<number, number[]>>();
  for (const { file, line, code } of checkSources(sources)) {
    const probe = probes.get(file)?.probe;
    if (probe === undefined) continue;
    if (line < probe.headLines) broken.add(file);
    const lines = refusedFor.get(file) ?? new Map<number, number[]>();
    refusedFor.set(file, lines.set(line, [...(lines.get(line) ?? []), code]));
  }
  return {
    ...tally(probes, broken, refusedFor),
    groups: groups.length,
    crashes,
    lost: lost + lostIn(probes, broken),
    uncompilable: broken.size,
  };
}

function lostIn(probes: ReadonlyMap<string, { readonly group: Group }>, broken: ReadonlySet<string>): number {
  return [...broken].reduce(
    (sum, file) => sum + (probes.get(file)?.group.instances.filter(({ valid }) => valid).length ?? 0),
    0,
  );
}

/** A property that is not listed: TS2353 and TS2561; an object without any listed one: TS2559. */
const openObjectCodes: ReadonlySet<number> = new Set([2353, 2561, 2559]);

function tally(
  probes: ReadonlyMap<string, { readonly group: Group; readonly probe: Probe<Instance> }>,
  broken: ReadonlySet<string>,
  refusedFor: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>,
): Pick<SuiteResult, 'instances' | 'valid' | 'unsound' | 'apart' | 'core' | 'coreMissed'> {
  const unsound: string[] = [];
  const coreMissed: string[] = [];
  let [instances, valid, apart, core] = [0, 0, 0, 0];
  for (const [file, { group, probe }] of probes) {
    for (const [line, instance] of probe.questions) {
      instances += 1;
      const codes = refusedFor.get(file)?.get(line);
      const title = `${group.file}: ${group.description} / ${instance.description}`;
      if (instance.core) {
        core += 1;
        if (codes === undefined || broken.has(file)) coreMissed.push(title);
      }
      if (!instance.valid) continue;
      valid += 1;
      if (codes === undefined || broken.has(file)) continue;
      if (instance.otherType || codes.every((code) => openObjectCodes.has(code))) apart += 1;
      else unsound.push(title);
    }
  }
  return { instances, valid, unsound, apart, core, coreMissed };
}
