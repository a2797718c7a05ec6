import type { JsonSchema } from '@sallyport/contract';

import { patternPower } from './safe-pattern.ts';

/** Deeper or larger schemas are not prepared: a validator would follow them too far. */
const deepest = 128;
const mostNodes = 50_000;

/** Longest text on which a third party's pattern may be tried. The estimate of its cost decides below that. */
export interface PreparedSchema {
  readonly schema: JsonSchema;
  /** The steepest growth among its patterns. */
  readonly power: number;
}

const lists: ReadonlySet<string> = new Set(['prefixItems', 'allOf', 'anyOf', 'oneOf', 'items']);
const maps: ReadonlySet<string> = new Set([
  '$defs',
  'definitions',
  'properties',
  'patternProperties',
  'dependentSchemas',
]);
const single: ReadonlySet<string> = new Set([
  'additionalItems',
  'unevaluatedItems',
  'items',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]);

/**
 * A copy of a third party's schema that is safe to validate with: without `format` (a note, not a rule), without
 * `uniqueItems` (quadratic), without patterns that may grow exponentially. Undefined where it is too deep, too large or
 * no schema at all: then nothing is checked on the host.
 */
export function prepareSchema(schema: unknown, onStep: () => void): PreparedSchema | undefined {
  let nodes = 0;
  let power = 0;
  const copy = (node: unknown, depth: number): JsonSchema => {
    if (++nodes > mostNodes || depth > deepest) throw new RangeError('The schema is too large.');
    if (typeof node === 'boolean') return node;
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return {};
    const result: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(node)) {
      const kept = copyKeyword(keyword, value, depth);
      if (kept !== undefined) result[keyword] = kept;
    }
    // The validator asks every schema it applies for its `format`, which is not kept: here its steps are counted.
    Object.defineProperty(result, 'format', { get: onStep });
    // Drafts before 2019 ignore what stands beside a reference; authors mean it.
    return result;
  };
  const copyKeyword = (keyword: string, value: unknown, depth: number): unknown => {
    if (keyword === 'format' || keyword === 'uniqueItems' || keyword === '__proto__') return undefined;
    if (keyword === 'pattern') return keepPattern(value) ? value : undefined;
    if (lists.has(keyword) && Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
    if (maps.has(keyword)) return copyMap(keyword, value, depth);
    if (single.has(keyword)) return copy(value, depth + 1);
    return value;
  };
  const copyMap = (keyword: string, value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const members: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) {
      if (keyword === 'patternProperties' && !keepPattern(name)) continue;
      members.push([name, copy(member, depth + 1)]);
    }
    return Object.fromEntries(members);
  };
  const keepPattern = (pattern: unknown): boolean => {
    if (typeof pattern !== 'string') return false;
    const own = patternPower(pattern);
    if (own === Infinity || !compiles(pattern)) return false;
    power = Math.max(power, own);
    return true;
  };
  try {
    return { schema: copy(schema, 0), power };
  } catch {
    return undefined;
  }
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
