/** Values made from a schema. They are guesses: whoever uses them asks a validator first. */

type Schema = { readonly [keyword: string]: unknown };

/** How much of a schema a sample fills in. */
export type Fill = 'required' | 'everything';

/** A value that probably fits `schema`. `branch` chooses among alternatives. */
export function sampleValue(schema: unknown, fill: Fill, branch: number): unknown {
  return sample(schema, { root: schema, fill, branch }, 0);
}

interface Context {
  readonly root: unknown;
  readonly fill: Fill;
  readonly branch: number;
}

function sample(schema: unknown, context: Context, depth: number): unknown {
  if (!isSchema(schema)) return 'anything';
  if (depth > 8) return null;
  const opened = open(schema, context, depth);
  if ('const' in opened) return opened['const'];
  if (Array.isArray(opened['enum'])) {
    return (opened['enum'] as readonly unknown[])[context.branch % opened['enum'].length];
  }
  const { type } = opened;
  const name = Array.isArray(type)
    ? (type as readonly unknown[])[context.branch % type.length]
    : (type ?? impliedType(opened));
  switch (name) {
    case 'object':
      return sampleObject(opened, context, depth);
    case 'array':
      return sampleArray(opened, context, depth);
    case 'integer':
    case 'number':
      return sampleNumber(opened, name === 'integer');
    case 'boolean':
      return context.branch % 2 === 0;
    case 'null':
      return null;
    default:
      return sampleText(opened);
  }
}

/** A schema folded into one. */
function open(schema: Schema, context: Context, depth: number): Schema {
  return openSchema(schema, context.root, () => (depth > 4 ? 0 : context.branch));
}

/** References, alternatives and `allOf` of a schema folded into one. `choose` picks among alternatives, modulo their number. */
export function openSchema(schema: Schema, root: unknown, choose: () => number): Schema {
  let opened = schema;
  for (let step = 0; step < 10; step += 1) {
    const { $ref, anyOf, oneOf, allOf, ...rest } = opened;
    const branches = (anyOf ?? oneOf) as readonly unknown[] | undefined;
    if (typeof $ref === 'string') {
      opened = merge(merge(rest, resolve($ref, root)), keep({ anyOf, oneOf, allOf }));
    } else if (Array.isArray(allOf)) {
      opened = (allOf as unknown[]).reduce<Schema>(merge, { ...rest, ...keep({ anyOf, oneOf }) });
    } else if (Array.isArray(branches) && branches.length > 0) {
      // Deep down the first alternative ends recursion more often than a later one.
      opened = merge(rest, branches[choose() % branches.length]);
    } else return opened;
  }
  return opened;
}

function keep(keywords: Schema): Schema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

function merge(left: Schema, right: unknown): Schema {
  if (!isSchema(right)) return left;
  const properties = { ...(left['properties'] as Schema), ...(right['properties'] as Schema) };
  const required = [...((left['required'] as unknown[]) ?? []), ...((right['required'] as unknown[]) ?? [])];
  return {
    ...left,
    ...right,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

function resolve(reference: string, root: unknown): unknown {
  let at: unknown = root;
  for (const key of reference.replace(/^#\/?/, '').split('/')) {
    if (key === '') continue;
    const decoded = decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
    at = typeof at === 'object' && at !== null ? (at as Schema)[decoded] : undefined;
  }
  return at;
}

function impliedType(schema: Schema): string {
  if ('properties' in schema || 'additionalProperties' in schema || 'required' in schema) return 'object';
  if ('items' in schema) return 'array';
  return 'minimum' in schema || 'maximum' in schema ? 'number' : 'string';
}

function sampleObject(schema: Schema, context: Context, depth: number): unknown {
  const required = new Set((schema['required'] as readonly string[]) ?? []);
  const value: { [key: string]: unknown } = {};
  for (const [key, property] of Object.entries((schema['properties'] as Schema) ?? {})) {
    const wanted = required.has(key) || (context.fill === 'everything' && depth < 6);
    if (wanted) value[key] = sample(property, context, depth + 1);
  }
  for (const key of required) if (!Object.hasOwn(value, key)) value[key] = 'x';
  const { additionalProperties } = schema;
  const least = typeof schema['minProperties'] === 'number' ? schema['minProperties'] : 0;
  if (isSchema(additionalProperties) && (context.fill === 'everything' || least > 0) && depth < 6) {
    value['extra_key'] = sample(additionalProperties, context, depth + 1);
  }
  return value;
}

function sampleArray(schema: Schema, context: Context, depth: number): unknown {
  const prefix = (schema['prefixItems'] ??
    (Array.isArray(schema['items']) ? schema['items'] : [])) as readonly unknown[];
  const values = prefix.map((entry) => sample(entry, context, depth + 1));
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
  const wanted = Math.min(Math.max(least, context.fill === 'everything' && depth < 6 ? 1 : 0), 20);
  while (values.length < wanted && !Array.isArray(schema['items'])) {
    values.push(sample(schema['items'] ?? {}, { ...context, branch: context.branch + values.length }, depth + 1));
  }
  return values;
}

function sampleNumber(schema: Schema, whole: boolean): number {
  const bound = (key: string): number | undefined => (typeof schema[key] === 'number' ? schema[key] : undefined);
  const step = bound('multipleOf') ?? 1;
  const low = bound('minimum') ?? (bound('exclusiveMinimum') ?? -step) + (whole ? step : step / 2);
  const high = bound('maximum') ?? (bound('exclusiveMaximum') ?? Infinity) - step / 2;
  const value = Math.min(Math.max(low, Math.min(1, high)), high);
  return whole ? Math.round(value) : value;
}

const byFormat: { readonly [format: string]: string } = {
  date: '2024-02-29',
  'date-time': '2024-02-29T12:00:00Z',
  email: 'a@example.com',
  uri: 'https://example.com/a',
  url: 'https://example.com/a',
  uuid: '2f0e8a4c-6f3e-4d0a-9a55-0c9f6d8b6d11',
  time: '12:00:00Z',
  ipv4: '192.0.2.1',
};

const candidates = [
  'abc',
  'abcdefabcdefabcdefabcdef',
  '1',
  '12',
  '2024-02-29',
  '2024-02-29T12:00:00Z',
  'a@b.co',
  'https://example.com',
  '#ff0000',
  'A',
  'AC' + '0'.repeat(32),
  '0123456789abcdef'.repeat(2),
  '#abc',
  'en',
  'id:1',
  '/a',
  'a.b',
  'GET',
];

function sampleText(schema: Schema): string {
  const { format, pattern } = schema;
  const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Infinity;
  const texts = typeof format === 'string' && byFormat[format] !== undefined ? [byFormat[format]] : candidates;
  const fits = (text: string): boolean => typeof pattern !== 'string' || matches(pattern, text);
  const found = texts.find((text) => text.length >= least && text.length <= most && fits(text));
  return found ?? 'abc'.padEnd(Math.min(least, 10_000), 'x').slice(0, Math.min(most, 10_000));
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
