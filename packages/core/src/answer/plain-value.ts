import { isMedia, isMediaLink } from '@sallyport/contract';

/** A value as JSON can say it, for a reader: dates as text, maps as objects, bytes as a count. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => plainValue(item) ?? null);
  if (isMedia(value)) return `[${value.mimeType}${value.name === undefined ? '' : ` ${value.name}`}, attached]`;
  if (isMediaLink(value)) return { ...value };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Set) return [...value].map((item) => plainValue(item) ?? null);
  if (value instanceof Map) return plainMap(value);
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (value instanceof Error) {
    const { code, data } = value as { readonly code?: unknown; readonly data?: unknown };
    return plainMembers({ name: value.name, message: value.message, code, data });
  }
  return plainMembers(value);
}

function plainMap(map: ReadonlyMap<unknown, unknown>): unknown {
  if ([...map.keys()].every((key) => typeof key === 'string')) return plainMembers(Object.fromEntries(map));
  return [...map].map(([key, item]) => [plainValue(key), plainValue(item)]);
}

function plainMembers(value: object): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainValue(member)]));
}
