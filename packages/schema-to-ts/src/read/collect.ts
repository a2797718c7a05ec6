import { isRecord, readKeywords } from './keywords.ts';
import type { Keywords } from './keywords.ts';
import type { Place, Resource } from './document.ts';
import type { Collected } from './collected.ts';
import { placeBelow } from './group.ts';
import type { Reader } from './reader.ts';

/** Opens references and `allOf` until only plain keywords and alternatives are left. Each schema counts once. */
export function collect(reader: Reader, places: readonly Place[]): Collected {
  const collected: Collected = { groups: [], factors: [], impossible: false, followed: false };
  const seen = new Set<unknown>();
  const open: { readonly place: Place; readonly viaReference: boolean }[] = [];
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const place = places[at];
    if (place !== undefined) open.push({ place, viaReference: false });
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema } = next.place;
    if (schema === true || schema === undefined) continue;
    if (schema === false) {
      collected.impossible = true;
    } else if (!isRecord(schema)) {
      reader.losses.add(next.place.path, '', 'invalid');
    } else if (!seen.has(schema)) {
      seen.add(schema);
      collectOne(reader, next.place, schema, next.viaReference, collected, (place, viaReference) => {
        open.push({ place, viaReference });
      });
    }
  }
  return collected;
}

type Open = (place: Place, viaReference: boolean) => void;

function collectOne(
  reader: Reader,
  outer: Place,
  schema: { readonly [key: string]: unknown },
  viaReference: boolean,
  collected: Collected,
  open: Open,
): void {
  let keywords = readKeywords(schema);
  const resource = entered(reader, keywords, schema, outer);
  const place = resource === outer.resource ? outer : { ...outer, resource };
  const target = referenceTarget(reader, keywords, place);
  if (target !== undefined && reader.document.referenceHidesSiblings && typeof keywords.$ref === 'string') {
    keywords = annotationsOf(keywords);
  }
  collected.groups.push({ keywords, place, viaReference });
  // Pushed last is opened first: the reference, then `allOf` in order.
  if (keywords.allOf !== undefined) openAllOf(reader, keywords.allOf, place, viaReference, open);
  addFactors(reader, keywords, place, viaReference, collected, open);
  if (target !== undefined && target !== 'nowhere') {
    collected.followed = true;
    open(target, true);
  }
}

function entered(
  reader: Reader,
  keywords: Keywords,
  schema: { readonly [key: string]: unknown },
  place: Place,
): Resource {
  if (keywords.$id === undefined && keywords.id === undefined) return place.resource;
  return reader.document.enter(schema, place.resource, place.path);
}

function referenceTarget(reader: Reader, keywords: Keywords, place: Place): Place | 'nowhere' | undefined {
  const { document } = reader;
  const reference = keywords.$ref ?? keywords.$recursiveRef;
  let target: Place | undefined;
  if (typeof reference === 'string') target = document.resolve(reference, place.resource);
  else if (typeof keywords.$dynamicRef === 'string') {
    target = document.resolveDynamic(keywords.$dynamicRef, place.resource);
  } else return undefined;
  if (target !== undefined) return target;
  reader.losses.add(place.path, typeof keywords.$ref === 'string' ? '$ref' : '$dynamicRef', 'unresolved');
  return 'nowhere';
}

function openAllOf(reader: Reader, allOf: unknown, place: Place, viaReference: boolean, open: Open): void {
  if (!Array.isArray(allOf)) {
    reader.losses.add(place.path, 'allOf', 'invalid');
    return;
  }
  for (let at = allOf.length - 1; at >= 0; at -= 1) {
    open(placeBelow(place, allOf[at], 'allOf', String(at)), viaReference);
  }
}

/** More branches than this in one union help nobody. */
const maximumBranches = 1_000;

function addFactors(
  reader: Reader,
  keywords: Keywords,
  place: Place,
  viaReference: boolean,
  collected: Collected,
  open: Open,
): void {
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const list = keywords[keyword];
    if (list === undefined) continue;
    if (!Array.isArray(list) || list.length === 0 || list.length > maximumBranches) {
      const tooLong = Array.isArray(list) && list.length > 0;
      reader.losses.add(place.path, keyword, tooLong ? 'limit' : 'invalid');
    } else if (list.length === 1) {
      open(placeBelow(place, list[0], keyword, '0'), viaReference);
    } else {
      if (keyword === 'oneOf') reader.losses.add(place.path, keyword, 'widened');
      const branches = list.map((branch: unknown, at) => [placeBelow(place, branch, keyword, String(at))]);
      collected.factors.push({ keyword, place, branches });
    }
  }
  if (keywords.if !== undefined) addCondition(reader, keywords, place, collected, open);
}

/** Either condition and consequence hold, or the alternative does: never narrower than the three keywords together. */
function addCondition(reader: Reader, keywords: Keywords, place: Place, collected: Collected, open: Open): void {
  const condition = placeBelow(place, keywords.if, 'if');
  const consequence = placeBelow(place, keywords.then, 'then');
  const alternative = placeBelow(place, keywords.else, 'else');
  if (keywords.if === true) open(consequence, false);
  else if (keywords.if === false) open(alternative, false);
  else if (keywords.then !== undefined || keywords.else !== undefined) {
    reader.losses.add(place.path, 'if', 'widened');
    if (keywords.else === undefined) return;
    // A property that tells the two apart is a property of both.
    const branches = [
      [condition, consequence],
      [alternative, { ...place, schema: conditionKeys(keywords.if), impliesNothing: true }],
    ];
    collected.factors.push({ keyword: 'if', place, branches });
  }
}

function conditionKeys(condition: unknown): unknown {
  const properties = isRecord(condition) ? condition['properties'] : undefined;
  if (!isRecord(properties)) return true;
  return { properties: Object.fromEntries(Object.keys(properties).map((key) => [key, true])) };
}

function annotationsOf(keywords: Keywords): Keywords {
  const { description, title, default: fallback, deprecated, examples } = keywords;
  const kept: { [keyword: string]: unknown } = Object.create(null) as { [keyword: string]: unknown };
  if (description !== undefined) kept['description'] = description;
  if (title !== undefined) kept['title'] = title;
  if (fallback !== undefined) kept['default'] = fallback;
  if (deprecated !== undefined) kept['deprecated'] = deprecated;
  if (examples !== undefined) kept['examples'] = examples;
  return kept;
}
