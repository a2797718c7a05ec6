/** Keywords whose value is one schema. */
export const single: ReadonlySet<string> = new Set([
  'items',
  'contains',
  'additionalItems',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]);

/** Keywords whose value is a list of schemas. */
export const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);

/** Keywords whose value maps names to schemas. */
export const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Keywords that are copied as they are. What is in no set of this file is left out. */
export const plain: ReadonlySet<string> = new Set([
  'title',
  'description',
  'type',
  'format',
  'enum',
  'const',
  'default',
  'deprecated',
  'required',
  'dependentRequired',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'contentEncoding',
  'contentMediaType',
]);

/**
 * What of these a response is not held to. A service that adds a member, or answers with a longer text than its document
 * allows, has still answered; types, required members and enumerations are what a program relies on.
 */
export const looseInOutput: ReadonlySet<string> = new Set([
  'default',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
]);

/** The types of JSON Schema. A document may name others; a value could never be of them. */
export const typeNames: ReadonlySet<unknown> = new Set([
  'null',
  'boolean',
  'object',
  'array',
  'number',
  'integer',
  'string',
]);
