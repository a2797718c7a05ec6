import { Kind } from '../types/type.ts';
import type { Site, Type } from '../types/type.ts';
import { hasApplicators } from './applicators.ts';
import type { Place } from './document.ts';
import { placeBelow } from './group.ts';
import type { Group } from './group.ts';
import type { Reader } from './reader.ts';

/** A tuple longer than this is told as an array. */
const maximumEntries = 100;

/** One schema's view of an array. */
interface ArrayRules {
  readonly prefix: readonly Place[];
  /** What holds for entries after the prefix; undefined when nothing is said. */
  readonly rest: Place | undefined;
}

/** The array part of schemas that hold at once: a plain array, or a tuple where entries are told apart. */
export function buildArray(reader: Reader, groups: readonly Group[]): Type {
  const { table } = reader;
  const rules = groups.map(({ keywords, place }) => arrayRules(keywords, place));
  const restPlaces = rules.flatMap(({ rest }) => rest ?? []);
  let length = Math.max(0, ...rules.map(({ prefix }) => prefix.length));
  if (length > maximumEntries) {
    for (const { place } of groups) reader.losses.add(place.path, 'prefixItems', 'limit');
    return table.array({ type: table.scalar('unknown'), doc: '' });
  }
  if (length === 0) return table.array(readRest(reader, restPlaces));
  const most = largestLength(groups, rules);
  length = Math.min(length, most);
  const entries: Site[] = [];
  for (let at = 0; at < length; at += 1) {
    const places = rules.flatMap(({ prefix, rest }) => prefix[at] ?? rest ?? []);
    entries.push(readRest(reader, places));
  }
  const rest = most <= length ? undefined : readRest(reader, restPlaces);
  return table.tuple(entries, Math.min(length, smallestLength(groups)), rest);
}

function readRest(reader: Reader, places: readonly Place[]): Site {
  if (places.length === 0) return { type: reader.table.scalar('unknown'), doc: '' };
  return reader.readInside(places, Kind.all);
}

function arrayRules(keywords: Group['keywords'], place: Place): ArrayRules {
  const { items, prefixItems } = keywords;
  const spelled = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  const prefixKeyword = Array.isArray(prefixItems) ? 'prefixItems' : 'items';
  const prefix = spelled.map((entry: unknown, at) => placeBelow(place, entry, prefixKeyword, String(at)));
  if (items !== undefined && !Array.isArray(items)) return { prefix, rest: placeBelow(place, items, 'items') };
  if (Array.isArray(items) && keywords.additionalItems !== undefined) {
    return { prefix, rest: placeBelow(place, keywords.additionalItems, 'additionalItems') };
  }
  const { unevaluatedItems, contains } = keywords;
  if (unevaluatedItems === undefined || contains !== undefined || hasApplicators(keywords)) {
    return { prefix, rest: undefined };
  }
  return { prefix, rest: placeBelow(place, unevaluatedItems, 'unevaluatedItems') };
}

/** The most entries any of the schemas allows. */
function largestLength(groups: readonly Group[], rules: readonly ArrayRules[]): number {
  let most = Infinity;
  for (const { keywords } of groups) {
    if (typeof keywords.maxItems === 'number') most = Math.min(most, Math.max(0, keywords.maxItems));
  }
  for (const { prefix, rest } of rules) if (rest?.schema === false) most = Math.min(most, prefix.length);
  return most;
}

function smallestLength(groups: readonly Group[]): number {
  let least = 0;
  for (const { keywords } of groups) {
    if (typeof keywords.minItems === 'number') least = Math.max(least, keywords.minItems);
  }
  return least;
}
