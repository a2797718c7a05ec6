/**
 * The part of a schema that plain structure can say: what is left refuses an instance only for a reason that a type can
 * give too. Written apart from the generator, so that it can be a judge.
 */

type Schema = { readonly [keyword: string]: unknown };

const kept: ReadonlySet<string> = new Set([
  '$anchor',
  '$defs',
  '$id',
  '$ref',
  '$schema',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'definitions',
  'enum',
  'items',
  'oneOf',
  'prefixItems',
  'properties',
  'required',
  'type',
]);
const maps = ['properties', '$defs', 'definitions'];
const lists = ['allOf', 'anyOf', 'prefixItems'];

/** Removes every keyword that no plain type expresses. `oneOf` becomes `anyOf`, integers become numbers. */
export function structuralSchema(schema: unknown): unknown {
  if (!isSchema(schema)) return schema;
  const result: { [keyword: string]: unknown } = {};
  for (const [keyword, value] of Object.entries(schema)) if (kept.has(keyword)) result[keyword] = value;
  if (Array.isArray(schema['oneOf'])) {
    delete result['oneOf'];
    result['anyOf'] = schema['anyOf'] ?? schema['oneOf'];
  }
  if ('type' in result) result['type'] = withoutInteger(result['type']);
  for (const map of maps) if (isSchema(result[map])) result[map] = mapValues(result[map], structuralSchema);
  for (const list of lists) if (Array.isArray(result[list])) result[list] = result[list].map(structuralSchema);
  if (Array.isArray(result['items'])) result['items'] = result['items'].map(structuralSchema);
  else if (result['items'] !== undefined) result['items'] = structuralSchema(result['items']);
  if (result['additionalItems'] !== undefined) result['additionalItems'] = structuralSchema(result['additionalItems']);
  if (result['additionalProperties'] !== undefined) {
    // Beside properties a type has to let the additional ones hold what the listed ones do.
    const besideProperties =
      isSchema(schema['properties']) || isSchema(schema['patternProperties']) || hasUnions(schema);
    if (besideProperties) delete result['additionalProperties'];
    else result['additionalProperties'] = structuralSchema(result['additionalProperties']);
  }
  return result;
}

const impliedBy: { readonly [keyword: string]: string } = {
  additionalItems: 'array',
  additionalProperties: 'object',
  contains: 'array',
  dependencies: 'object',
  dependentRequired: 'object',
  dependentSchemas: 'object',
  exclusiveMaximum: 'number',
  exclusiveMinimum: 'number',
  format: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  items: 'array',
  maxContains: 'array',
  maxItems: 'array',
  maxLength: 'string',
  maxProperties: 'object',
  maximum: 'number',
  minContains: 'array',
  minItems: 'array',
  minLength: 'string',
  minProperties: 'object',
  minimum: 'number',
  multipleOf: 'number',
  pattern: 'string',
  patternProperties: 'object',
  prefixItems: 'array',
  properties: 'object',
  propertyNames: 'object',
  required: 'object',
  unevaluatedItems: 'array',
  unevaluatedProperties: 'object',
  uniqueItems: 'array',
};
const subschemas = [
  'items',
  'additionalItems',
  'additionalProperties',
  'if',
  'then',
  'else',
  'contains',
  'unevaluatedProperties',
  'unevaluatedItems',
];
const subschemaMaps = ['properties', '$defs', 'definitions', 'patternProperties', 'dependentSchemas', 'dependencies'];
const subschemaLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'];

/** Writes down the types that a schema's keywords imply: where those refuse an instance, a type may refuse it too. */
export function withImpliedTypes(schema: unknown): unknown {
  if (!isSchema(schema)) return schema;
  const result: { [keyword: string]: unknown } = { ...schema };
  const implied = new Set(
    Object.keys(schema).flatMap((keyword) => (Object.hasOwn(impliedBy, keyword) ? [impliedBy[keyword]] : [])),
  );
  if (implied.size === 1 && !('type' in schema)) result['type'] = [...implied][0];
  for (const key of subschemas) if (isSchema(result[key])) result[key] = withImpliedTypes(result[key]);
  for (const key of subschemaMaps) if (isSchema(result[key])) result[key] = mapValues(result[key], withImpliedTypes);
  for (const key of subschemaLists) if (Array.isArray(result[key])) result[key] = result[key].map(withImpliedTypes);
  return result;
}

function hasUnions(schema: Schema): boolean {
  return ['allOf', 'anyOf', 'oneOf', '$ref'].some((keyword) => keyword in schema);
}

function withoutInteger(type: unknown): unknown {
  if (type === 'integer') return 'number';
  return Array.isArray(type) ? type.map(withoutInteger) : type;
}

function mapValues(record: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
