/** What planting a mistake needs to know of a schema. Written apart from the product, so that it can be a judge. */

import { Validator } from '@cfworker/json-schema';

export type Schema = { readonly [keyword: string]: unknown };

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Properties a plain object schema lists. */
export function propertiesOf(schema: unknown): ReadonlyMap<string, Schema> {
  const { properties } = isSchema(schema) ? schema : {};
  const entries = isSchema(properties) ? Object.entries(properties) : [];
  return new Map(entries.filter((entry): entry is [string, Schema] => isSchema(entry[1])));
}

export function requiredOf(schema: unknown): readonly string[] {
  const { required } = isSchema(schema) ? schema : {};
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

/** True for an object whose list of properties is all there is: one more is a mistake. */
export function listsAll(schema: unknown): boolean {
  if (!isSchema(schema) || propertiesOf(schema).size === 0) return false;
  const { additionalProperties } = schema;
  if (additionalProperties !== undefined && additionalProperties !== false) return false;
  return !['anyOf', 'oneOf', 'allOf', '$ref', 'patternProperties', 'if'].some((keyword) => keyword in schema);
}

/** Whether a schema accepts a value; undefined where the validator cannot tell. */
export function accepts(schema: object, value: unknown): boolean | undefined {
  try {
    return new Validator(schema, '2020-12').validate(value).valid;
  } catch {
    return undefined;
  }
}
