import { openSchema } from '../types/sample-values.ts';

type Schema = { readonly [keyword: string]: unknown };

/** One property a schema speaks of. */
export interface PathFacts {
  /** Some object there may lack it. */
  optional: boolean;
  /** JSON types it may have; empty where the schema says nothing. */
  readonly types: Set<string>;
}

const deepest = 6;
const branchesTried = 6;

/**
 * Every property a schema declares, by its path: `items[].owner.login`; `[]` is an item, `{}` a value of a map. Looks
 * into every alternative: what only some of them have is optional.
 */
export function schemaPaths(schema: unknown): ReadonlyMap<string, PathFacts> {
  const facts = new Map<string, PathFacts>();
  const visit = (given: unknown, path: string, depth: number): void => {
    if (!isSchema(given) || depth > deepest) return;
    const branches = alternatives(given, schema);
    for (const branch of branches) noteTypes(facts, path, branch);
    const objects = branches.filter((branch) => isSchema(branch['properties']));
    const names = new Set(objects.flatMap((branch) => Object.keys(branch['properties'] as Schema)));
    for (const name of names) {
      const inner = path === '' ? name : `${path}.${name}`;
      const optional = objects.some((branch) => !requires(branch, name));
      const known = facts.get(inner);
      if (known) known.optional ||= optional;
      else facts.set(inner, { optional, types: new Set() });
      for (const branch of objects) visit((branch['properties'] as Schema)[name], inner, depth + 1);
    }
    for (const branch of branches) {
      if (isSchema(branch['items'])) visit(branch['items'], `${path}[]`, depth + 1);
      if (isSchema(branch['additionalProperties'])) visit(branch['additionalProperties'], `${path}{}`, depth + 1);
    }
  };
  visit(schema, '', 0);
  // The root and items are places, not properties.
  return new Map([...facts].filter(([path]) => path !== '' && !/(?:\[\]|\{\})$/.test(path)));
}

function alternatives(schema: Schema, root: unknown): readonly Schema[] {
  const seen = new Map<string, Schema>();
  for (let branch = 0; branch < branchesTried; branch += 1) {
    const opened = openSchema(schema, root, () => branch);
    seen.set(JSON.stringify(opened), opened);
  }
  return [...seen.values()];
}

function requires(schema: Schema, name: string): boolean {
  return Array.isArray(schema['required']) && (schema['required'] as unknown[]).includes(name);
}

function noteTypes(facts: Map<string, PathFacts>, path: string, schema: Schema): void {
  const entry = facts.get(path);
  if (!entry) return;
  const { type } = schema;
  const values =
    'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : [];
  const named = type === undefined ? values.map(typeOf) : [type].flat();
  for (const name of named) entry.types.add(name === 'integer' ? 'number' : (name as string));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
