import type { Type } from '../types/type.ts';
import { Kind } from '../types/type.ts';
import type { Group } from './group.ts';
import type { Reader } from './reader.ts';

/**
 * Types of the language that JSON has no word for and that may stand in the keyword `x-sallyport-type`. The keyword
 * decides alone what is printed, so only these texts are taken, whoever wrote the schema.
 */
const guestTypes: ReadonlySet<unknown> = new Set([
  'any',
  'undefined',
  'bigint',
  'Date',
  'Uint8Array',
  'Error',
  'Map<any, any>',
  'Set<any>',
]);

/** The type a schema names, if it names one that is known. */
export function namedGuestType(reader: Reader, groups: readonly Group[]): Type | undefined {
  for (const { keywords, place } of groups) {
    const text = keywords['x-sallyport-type'];
    if (text === undefined) continue;
    if (guestTypes.has(text)) return reader.table.literal(text as string, Kind.all);
    reader.losses.add(place.path, 'x-sallyport-type', 'invalid');
  }
  return undefined;
}
