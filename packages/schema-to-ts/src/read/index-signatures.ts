import { Kind } from '../types/type.ts';
import type { IndexSignature, Member, Site } from '../types/type.ts';
import { hasApplicators } from './applicators.ts';
import type { Place } from './document.ts';
import { isRecord } from './keywords.ts';
import { makeUnion } from './make-union.ts';
import { isAnchored, literalPrefix, matchesEverything } from './pattern-prefix.ts';
import { originOf, placeBelow } from './group.ts';
import type { Group } from './group.ts';
import type { Reader } from './reader.ts';

/** What schemas say about keys that are not listed. */
interface Rules {
  /** They say that anything goes. */
  open: boolean;
  /** All of these hold for every other key. */
  readonly everyKey: Place[];
  /** Keys that begin so. */
  readonly prefixed: { readonly prefix: string; readonly place: Place }[];
  /** Keys that match something a type cannot say. */
  readonly matching: { readonly pattern: string; readonly place: Place }[];
}

/**
 * The index signatures of an object. Keys that a schema does not mention have none, although JSON Schema lets them
 * pass: that is what catches a misspelt key.
 */
export function indexSignatures(
  reader: Reader,
  groups: readonly Group[],
  members: readonly Member[],
  closed: boolean,
): readonly IndexSignature[] {
  const rules = collectRules(groups);
  const { prefixed } = rules;
  const values: Site[] = [];
  if (closed) rules.open = false;
  if (rules.everyKey.length > 0 && !closed) values.push(reader.readInside(rules.everyKey, Kind.all));
  const separate = values.length === 0 && !rules.open && arePrefixesApart(prefixed, members);
  const rest = separate ? [] : prefixed;
  for (const { place } of rest) values.push(reader.readInside([place], Kind.all));
  for (const { pattern, place } of rules.matching) {
    values.push(reader.readInside([place], Kind.all));
    reader.losses.add(place.path, 'patternProperties', 'widened');
    // Other keys may hold anything, and which keys are the others a type cannot say.
    const meansAllKeys = isAnchored(pattern) && rules.matching.length === 1;
    if (!closed && rules.everyKey.length === 0 && !meansAllKeys) rules.open = true;
  }
  if (!closed && rest.length > 0 && rules.everyKey.length === 0) rules.open = true;
  if (rules.open) return [{ prefix: undefined, site: { type: reader.table.scalar('unknown'), doc: '' } }];
  const signatures: IndexSignature[] = separate
    ? prefixed.map(({ prefix, place }) => ({ prefix, site: reader.readInside([place], Kind.all) }))
    : [];
  if (values.length > 0) signatures.push({ prefix: undefined, site: widened(reader, groups, values, members) });
  return signatures;
}

function collectRules(groups: readonly Group[]): Rules {
  const rules: Rules = { open: false, everyKey: [], prefixed: [], matching: [] };
  for (const { keywords, place } of groups) {
    const keyword = keywords.additionalProperties === undefined ? 'unevaluatedProperties' : 'additionalProperties';
    const additional = keyword === 'unevaluatedProperties' && hasApplicators(keywords) ? undefined : keywords[keyword];
    if (additional === true) rules.open = true;
    else if (isRecord(additional)) rules.everyKey.push(placeBelow(place, additional, keyword));
    if (!isRecord(keywords.patternProperties)) continue;
    for (const [pattern, schema] of Object.entries(keywords.patternProperties)) {
      const below = placeBelow(place, schema, 'patternProperties', pattern);
      const prefix = literalPrefix(pattern);
      if (matchesEverything(pattern)) rules.everyKey.push(below);
      else if (prefix === undefined) rules.matching.push({ pattern, place: below });
      else rules.prefixed.push({ prefix, place: below });
    }
  }
  return rules;
}

/** Signatures for prefixes stand side by side only when no key can fall under two, nor under one and a property. */
function arePrefixesApart(prefixed: Rules['prefixed'], members: readonly Member[]): boolean {
  if (prefixed.length > 20) return false;
  return prefixed.every(({ prefix }, at) => {
    const overlaps = prefixed.some(({ prefix: other }, index) => index !== at && other.startsWith(prefix));
    return !overlaps && !members.some(({ key }) => key.startsWith(prefix));
  });
}

/** More types than this in one signature say no more than `unknown`. */
const maximumOptions = 8;

/** An index signature has to allow what the properties beside it hold. */
function widened(reader: Reader, groups: readonly Group[], values: readonly Site[], members: readonly Member[]): Site {
  const { table } = reader;
  const options: Site[] = [...values];
  const types = new Set(values.map(({ type }) => type));
  let optional = false;
  for (const { site, optional: mayBeMissing } of members) {
    optional ||= mayBeMissing;
    if (types.has(site.type)) continue;
    types.add(site.type);
    options.push({ type: site.type, doc: '' });
  }
  if (optional) options.push({ type: table.literal('undefined', 0x40), doc: '' });
  if (types.size > maximumOptions) return { type: table.scalar('unknown'), doc: '' };
  const [only] = options;
  if (options.length === 1 && only !== undefined) return only;
  return { type: makeUnion(table, options, originOf(groups[0])), doc: '' };
}
