import { Kind } from '../types/type.ts';
import type { IndexSignature, Member, Site, Type } from '../types/type.ts';
import type { Place } from './document.ts';
import { indexSignatures } from './index-signatures.ts';
import { isRecord } from './keywords.ts';
import type { Keywords } from './keywords.ts';
import { makeUnion } from './make-union.ts';
import { forbiddenProperties } from './negation.ts';
import { literalPrefix } from './pattern-prefix.ts';
import { hasApplicators } from './applicators.ts';
import { originOf, placeBelow } from './group.ts';
import type { Group } from './group.ts';
import type { Reader } from './reader.ts';

/** The object part of schemas that hold at once, as one object type. */
export function buildObject(reader: Reader, groups: readonly Group[]): Type {
  const { table } = reader;
  const properties = collectProperties(reader, groups);
  const required = collectRequired(groups);
  for (const name of required) if (!properties.has(name)) properties.set(name, undescribed(groups, name));
  const closed = groups.some(({ keywords }) => isClosed(keywords));
  const named = addNamedKeys(groups, properties);
  noteClosedOut(reader, groups, properties);
  if (groups.length > 1) addOutsideRules(groups, properties);
  const members: Member[] = [];
  for (const [key, places] of properties) {
    const optional = !required.has(key);
    members.push({ key, optional, site: memberSite(reader, key, places, optional) });
  }
  for (const name of groups.flatMap(({ keywords }) => forbiddenProperties(keywords.not))) {
    if (!properties.has(name)) {
      members.push({ key: name, optional: true, site: { type: table.scalar('never'), doc: '' } });
    }
  }
  const indexes: readonly IndexSignature[] = named ? [] : indexSignatures(reader, groups, members, closed);
  return table.object(members, indexes, closed || named, originOf(groups[0]));
}

function collectProperties(reader: Reader, groups: readonly Group[]): Map<string, Place[]> {
  const all = new Map<string, Place[]>();
  for (const { keywords, place } of groups) {
    const { properties } = keywords;
    if (properties === undefined) continue;
    if (!isRecord(properties)) {
      reader.losses.add(place.path, 'properties', 'invalid');
      continue;
    }
    for (const key of Object.keys(properties)) {
      const below = placeBelow(place, readOwn(properties, key), 'properties', key);
      const places = all.get(key);
      if (places === undefined) all.set(key, [below]);
      else places.push(below);
    }
  }
  return all;
}

/** A property whose getter throws is a property nobody knows anything about. */
function readOwn(record: { readonly [key: string]: unknown }, key: string): unknown {
  try {
    return record[key];
  } catch {
    return undefined;
  }
}

function collectRequired(groups: readonly Group[]): Set<string> {
  const required = new Set<string>();
  for (const { keywords } of groups) {
    if (!Array.isArray(keywords.required)) continue;
    for (const name of keywords.required as readonly unknown[]) if (typeof name === 'string') required.add(name);
  }
  return required;
}

/** What the schemas say about a property none of them lists. */
function undescribed(groups: readonly Group[], name: string): Place[] {
  const places: Place[] = [];
  for (const { keywords, place } of groups) {
    const matching = matchingPatterns(keywords, place, name);
    if (matching !== undefined) places.push(...matching);
    else if (isRecord(keywords.additionalProperties)) {
      places.push(placeBelow(place, keywords.additionalProperties, 'additionalProperties'));
    }
  }
  return places;
}

/** The pattern schemas that apply to `name`; undefined when no pattern does. Third-party patterns are never run. */
function matchingPatterns(keywords: Keywords, place: Place, name: string): Place[] | undefined {
  const { patternProperties } = keywords;
  if (!isRecord(patternProperties)) return undefined;
  const patterns = Object.keys(patternProperties);
  if (patterns.length === 0) return undefined;
  return patterns
    .filter((pattern) => {
      const prefix = literalPrefix(pattern);
      return prefix !== undefined && name.startsWith(prefix);
    })
    .map((pattern) => placeBelow(place, patternProperties[pattern], 'patternProperties', pattern));
}

/** Keys spelt out by `propertyNames` become properties. True if there are any. */
function addNamedKeys(groups: readonly Group[], properties: Map<string, Place[]>): boolean {
  for (const { keywords } of groups) {
    const names = keywords.propertyNames;
    const list = isRecord(names)
      ? Array.isArray(names['enum'])
        ? names['enum']
        : 'const' in names
          ? [names['const']]
          : []
      : [];
    const keys = list.filter((key): key is string => typeof key === 'string');
    if (keys.length === 0 || keys.length > 500) continue;
    for (const key of keys) if (!properties.has(key)) properties.set(key, undescribed(groups, key));
    return true;
  }
  return false;
}

/** What one schema calls additional may be a property of another: then both speak of it. */
function addOutsideRules(groups: readonly Group[], properties: Map<string, Place[]>): void {
  for (const { keywords, place } of groups) {
    if (!isRecord(keywords.additionalProperties) || isRecord(keywords.patternProperties)) continue;
    const own = isRecord(keywords.properties) ? keywords.properties : {};
    const rule = placeBelow(place, keywords.additionalProperties, 'additionalProperties');
    for (const [key, places] of properties) {
      if (!Object.hasOwn(own, key) && !places.some(({ schema }) => schema === rule.schema)) places.push(rule);
    }
  }
}

/** A property one schema speaks of and another, being closed, refuses: the type lets it pass. */
function noteClosedOut(reader: Reader, groups: readonly Group[], properties: ReadonlyMap<string, unknown>): void {
  for (const { keywords, place } of groups) {
    if (!isClosed(keywords)) continue;
    const own = isRecord(keywords.properties) ? Object.keys(keywords.properties).length : 0;
    if (own < properties.size) reader.losses.add(place.path, 'additionalProperties', 'widened');
  }
}

/** What every object inherits: an optional property of that name meets it in an object that has none of its own. */
const inherited: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

function memberSite(reader: Reader, key: string, places: readonly Place[], optional: boolean): Site {
  const site =
    places.length === 0 ? { type: reader.table.scalar('unknown'), doc: '' } : reader.readInside(places, Kind.all);
  if (!optional || !inherited.has(key) || site.type === reader.table.scalar('unknown')) return site;
  const options = [
    { type: site.type, doc: '' },
    { type: reader.table.literal('Function', Kind.all), doc: '' },
  ];
  return {
    type: makeUnion(reader.table, options, { title: undefined, path: reader.document.root.path }),
    doc: site.doc,
  };
}

function isClosed(keywords: Keywords): boolean {
  if (keywords.additionalProperties !== undefined) return keywords.additionalProperties === false;
  return keywords.unevaluatedProperties === false && !hasApplicators(keywords);
}
