import { Kind } from '../types/type.ts';

const byName: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['null', Kind.null],
  ['boolean', Kind.boolean],
  ['number', Kind.number],
  ['integer', Kind.number],
  ['string', Kind.string],
  ['array', Kind.array],
  ['object', Kind.object],
]);

/** The JSON types a `type` keyword names, or undefined when it names none that exist. */
export function kindsOfTypeKeyword(type: unknown): number | undefined {
  if (typeof type === 'string') return byName.get(type);
  if (!Array.isArray(type) || type.length === 0) return undefined;
  let kinds = 0;
  for (const name of type as readonly unknown[]) {
    const kind = byName.get(name);
    // A word nobody defined: what it would allow is not known.
    if (kind === undefined) return undefined;
    kinds |= kind;
  }
  return kinds;
}

/** True when numbers have to be whole. */
export function saysInteger(type: unknown): boolean {
  if (type === 'integer') return true;
  return Array.isArray(type) && type.includes('integer') && !type.includes('number');
}

/** The JSON type of a value, as a bit; 0 for what JSON cannot say. */
export function kindOfValue(value: unknown): number {
  switch (typeof value) {
    case 'boolean':
      return Kind.boolean;
    case 'number':
      return Number.isFinite(value) ? Kind.number : 0;
    case 'string':
      return Kind.string;
    case 'object':
      return value === null ? Kind.null : Array.isArray(value) ? Kind.array : Kind.object;
    default:
      return 0;
  }
}
