import { openSchema } from '../types/sample-values.ts';

type Schema = { readonly [keyword: string]: unknown };

/** Numbers from 0 to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Properties that need not be there are there this often; lists have up to this many items. */
const presence = 0.7;
const longestList = 3;
const deepest = 8;

/** A result that a schema allows, as a server might answer: some optional parts are there, lists are short, unions fall one way. */
export function randomResult(schema: unknown, random: () => number): unknown {
  const make = (given: unknown, depth: number): unknown => {
    if (!isSchema(given) || depth > deepest) return null;
    const opened = openSchema(given, schema, () => Math.floor(random() * 1_000));
    if ('const' in opened) return opened['const'];
    if (Array.isArray(opened['enum'])) return pick(opened['enum'], random);
    const name = Array.isArray(opened['type']) ? pick(opened['type'], random) : opened['type'];
    if (name === 'array') {
      const length = Math.floor(random() * (longestList + 1));
      return Array.from({ length }, () => make(opened['items'] ?? {}, depth + 1));
    }
    if (name === 'object' || (name === undefined && isSchema(opened['properties']))) return members(opened, depth);
    return scalar(name, random);
  };
  const members = (opened: Schema, depth: number): unknown => {
    const required = new Set(Array.isArray(opened['required']) ? (opened['required'] as unknown[]) : []);
    const properties = isSchema(opened['properties']) ? Object.entries(opened['properties']) : [];
    const kept = properties.filter(([key]) => required.has(key) || random() < presence);
    const value: [string, unknown][] = kept.map(([key, property]) => [key, make(property, depth + 1)]);
    if (isSchema(opened['additionalProperties']) && properties.length === 0) {
      for (let at = 0; at < 1 + Math.floor(random() * longestList); at += 1) {
        const id = String(Math.floor(random() * 1e6) + 1e6);
        value.push([id, make(opened['additionalProperties'], depth + 1)]);
      }
    }
    return Object.fromEntries(value);
  };
  return make(schema, 0);
}

function scalar(name: unknown, random: () => number): unknown {
  switch (name) {
    case 'integer':
    case 'number':
      return Math.floor(random() * 100);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return 'text';
  }
}

function pick(list: readonly unknown[], random: () => number): unknown {
  return list[Math.floor(random() * list.length)];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
