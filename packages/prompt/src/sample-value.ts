import { printKey } from './member-name.ts';
import { quote } from './plain-text.ts';

/** Keywords that a sample made from `type` alone might break. */
const unsure = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'pattern', 'format', 'multipleOf'];
const unsureOfObjects = ['minProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas'];
const depthLimit = 4;
const literalLimit = 60;

/**
 * A short TypeScript literal that a schema accepts, or nothing when one is not easy to make: an enum's first value, a
 * constant, the default, else the plainest value of the type.
 */
export function sampleValue(schema: unknown, depth = 0): string | undefined {
  if (schema === true) return '""';
  if (typeof schema !== 'object' || schema === null || depth > depthLimit) return undefined;
  const keywords: Keywords = new Map(Object.entries(schema));
  if (keywords.has('const')) return literal(keywords.get('const'));
  const values = keywords.get('enum');
  if (Array.isArray(values)) return literal(values[0]);
  if (keywords.has('default')) return literal(keywords.get('default'));
  if (unsure.some((keyword) => keywords.has(keyword))) return undefined;
  return ofType(keywords, depth);
}

type Keywords = ReadonlyMap<string, unknown>;

function ofType(keywords: Keywords, depth: number): string | undefined {
  switch (keywords.get('type')) {
    case 'string':
      return sampleString(keywords);
    case 'integer':
    case 'number':
      return sampleNumber(keywords);
    case 'boolean':
      return 'false';
    case 'array':
      return sampleArray(keywords, depth);
    case 'object':
      return sampleObject(keywords, depth);
    default:
      return undefined;
  }
}

function sampleString(keywords: Keywords): string | undefined {
  const shortest = bound(keywords.get('minLength'), 0);
  const longest = bound(keywords.get('maxLength'), literalLimit);
  if (shortest > literalLimit) return undefined;
  const text = '…'.padEnd(shortest, '…');
  return text.length <= longest ? quote(text) : shortest === 0 ? '""' : undefined;
}

function sampleNumber(keywords: Keywords): string | undefined {
  const least = bound(keywords.get('minimum'), -Infinity);
  const most = bound(keywords.get('maximum'), Infinity);
  if (keywords.has('exclusiveMinimum') || keywords.has('exclusiveMaximum') || least > most) return undefined;
  const value = Math.min(Math.max(1, least), most);
  return Number.isInteger(value) ? String(value) : undefined;
}

function sampleArray(keywords: Keywords, depth: number): string | undefined {
  const least = bound(keywords.get('minItems'), 0);
  if (keywords.has('contains') || keywords.has('prefixItems') || Array.isArray(keywords.get('items'))) return undefined;
  if (bound(keywords.get('maxItems'), 1) < 1) return least === 0 ? '[]' : undefined;
  const item = sampleValue(keywords.get('items'), depth + 1);
  if (item === undefined) return least === 0 ? '[]' : undefined;
  return least <= 1 ? `[${item}]` : undefined;
}

function sampleObject(keywords: Keywords, depth: number): string | undefined {
  if (unsureOfObjects.some((keyword) => keywords.has(keyword))) return undefined;
  const listed = keywords.get('required');
  const names = Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : [];
  const properties = keywords.get('properties');
  const schemas = new Map(Object.entries(typeof properties === 'object' && properties !== null ? properties : {}));
  const members: string[] = [];
  for (const name of names) {
    const value = sampleValue(schemas.get(name), depth + 1);
    // In an object literal this key would set the prototype.
    if (value === undefined || name === '__proto__') return undefined;
    members.push(`${printKey(name)}: ${value}`);
  }
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A short scalar as a literal. */
function literal(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length <= literalLimit ? quote(value) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'boolean' || value === null ? String(value) : undefined;
}

function bound(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
