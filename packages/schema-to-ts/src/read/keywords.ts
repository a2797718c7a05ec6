/** The keywords that are read. Whatever else a schema holds is left alone. */
const names = [
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$id',
  '$recursiveRef',
  '$ref',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'contains',
  'contentEncoding',
  'contentMediaType',
  'default',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'deprecated',
  'description',
  'else',
  'enum',
  'examples',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'id',
  'if',
  'items',
  'maxContains',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minContains',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'not',
  'nullable',
  'oneOf',
  'pattern',
  'patternProperties',
  'prefixItems',
  'properties',
  'propertyNames',
  'readOnly',
  'required',
  'then',
  'title',
  'type',
  'unevaluatedItems',
  'unevaluatedProperties',
  'uniqueItems',
  'writeOnly',
  'x-sallyport-type',
] as const;

type Keyword = (typeof names)[number];

/** One schema object's own keywords, copied: nothing of the caller's is touched twice. */
export type Keywords = { readonly [keyword in Keyword]?: unknown };

const known: ReadonlySet<string> = new Set(names);

/** Reads each keyword once. Throws what a getter throws. */
export function readKeywords(schema: object): Keywords {
  const keywords: { [keyword: string]: unknown } = Object.create(null) as { [keyword: string]: unknown };
  for (const key of Object.keys(schema)) {
    if (known.has(key)) keywords[key] = (schema as { readonly [key: string]: unknown })[key];
  }
  return keywords;
}

/** True for what JSON calls an object. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
