import { Kind } from '../types/type.ts';
import type { Site, Type } from '../types/type.ts';
import { applyFactors } from './apply-factors.ts';
import { buildPlain, impliedShape } from './build-plain.ts';
import type { Shape } from './build-plain.ts';
import type { Collected } from './collected.ts';
import { joinDocs } from './doc-text.ts';
import { allowedValues, valuesType } from './enum-values.ts';
import { kindsOfTypeKeyword } from './json-kind.ts';
import type { Keywords } from './keywords.ts';
import { groupDoc } from './group.ts';
import type { Group } from './group.ts';
import { namedGuestType } from './guest-type.ts';
import { forbiddenKinds } from './negation.ts';
import type { Reader } from './reader.ts';

/** Turns collected schemas into a type with its doc. */
export function buildSite(reader: Reader, collected: Collected, inherited: number): Site {
  const { groups } = collected;
  const doc = groups.length === 1 ? oneDoc(reader, groups) : joinDocs(groups.map((group) => groupDoc(reader, group)));
  return { type: collected.impossible ? reader.table.scalar('never') : buildType(reader, collected, inherited), doc };
}

function oneDoc(reader: Reader, groups: readonly Group[]): string {
  const [group] = groups;
  return group === undefined ? '' : groupDoc(reader, group);
}

/** The type of collected schemas. */
export function buildType(reader: Reader, { groups, factors }: Collected, inherited: number): Type {
  const { table } = reader;
  const named = namedGuestType(reader, groups);
  if (named !== undefined) return named;
  const shape = shapeOf(reader, groups, inherited);
  if (shape.kinds === 0) return table.scalar('never');
  const values = allowedValues(groups);
  if (values !== undefined) return valuesType(reader, values, shape.kinds, groups);
  if (factors.length > 0) return applyFactors(reader, groups, factors, shape);
  return buildPlain(reader, groups, impliedShape(reader, groups, shape));
}

function shapeOf(reader: Reader, groups: readonly Group[], inherited: number): Shape {
  let kinds = inherited;
  let typed = inherited !== Kind.all;
  let touched = 0;
  for (const { keywords, place } of groups) {
    const named = kindsOfTypeKeyword(keywords.type);
    if (named !== undefined) {
      kinds &= keywords.nullable === true ? named | Kind.null : named;
      typed = true;
    } else if (keywords.type !== undefined && keywords.type !== 'any') {
      reader.losses.add(place.path, 'type', 'invalid');
    }
    if (place.impliesNothing !== true) touched |= touchedKinds(keywords);
    if (keywords.not === undefined) continue;
    const forbidden = forbiddenKinds(reader, keywords.not, place);
    if (forbidden === 0) continue;
    kinds &= ~forbidden;
    typed = true;
  }
  return { kinds, typed, touched };
}

const touching: ReadonlyMap<string, number> = new Map<string, number>([
  ['additionalProperties', Kind.object],
  ['contains', Kind.array],
  ['contentEncoding', Kind.string],
  ['contentMediaType', Kind.string],
  ['dependencies', Kind.object],
  ['dependentRequired', Kind.object],
  ['dependentSchemas', Kind.object],
  ['exclusiveMaximum', Kind.number],
  ['exclusiveMinimum', Kind.number],
  ['format', Kind.string],
  ['items', Kind.array],
  ['maxItems', Kind.array],
  ['maxLength', Kind.string],
  ['maxProperties', Kind.object],
  ['maximum', Kind.number],
  ['minItems', Kind.array],
  ['minLength', Kind.string],
  ['minProperties', Kind.object],
  ['minimum', Kind.number],
  ['multipleOf', Kind.number],
  ['pattern', Kind.string],
  ['patternProperties', Kind.object],
  ['prefixItems', Kind.array],
  ['properties', Kind.object],
  ['propertyNames', Kind.object],
  ['required', Kind.object],
  ['unevaluatedItems', Kind.array],
  ['unevaluatedProperties', Kind.object],
  ['uniqueItems', Kind.array],
]);

function touchedKinds(keywords: Keywords): number {
  let kinds = 0;
  for (const keyword in keywords) kinds |= touching.get(keyword) ?? 0;
  return kinds;
}
