import { isMedia } from '@sallyport/contract';

import { depthLimit, lookLimit, propertyLimit, sampleLimit } from './constants.ts';
import { isDataKey } from './is-data-key.ts';
import { mergeShapes, settleObject } from './merge-shapes.ts';
import { Kind, anything, nothing, type Property, type Shape } from './shape.ts';

/** A shape while values are added to it. */
interface Draft {
  kinds: number;
  /** How many objects were seen here. */
  objects: number;
  properties: Map<string, { seen: number; readonly draft: Draft }> | undefined;
  rest: Draft | undefined;
  isMap: boolean;
  item: Draft | undefined;
}

/** How many values may still be looked at. */
interface Allowance {
  left: number;
}

/**
 * The shape of one value. Looks at no more than some thousand values of it, so that a large result costs no more than
 * a middling one. Reads members as JSON would, getters included, and throws what they throw.
 */
export function observe(value: unknown): Shape {
  const draft = startDraft();
  look(draft, value, 0, { left: lookLimit });
  return finish(draft);
}

function startDraft(): Draft {
  return { kinds: 0, objects: 0, properties: undefined, rest: undefined, isMap: false, item: undefined };
}

function look(draft: Draft, value: unknown, depth: number, allowance: Allowance): void {
  if (allowance.left <= 0) return;
  allowance.left -= 1;
  switch (typeof value) {
    case 'string':
      draft.kinds |= Kind.string;
      break;
    case 'number':
      draft.kinds |= Kind.number;
      break;
    case 'boolean':
      draft.kinds |= Kind.boolean;
      break;
    case 'undefined':
      draft.kinds |= Kind.undefined;
      break;
    case 'bigint':
      draft.kinds |= Kind.bigint;
      break;
    case 'object':
      if (value === null) draft.kinds |= Kind.null;
      else lookAtObject(draft, value, depth, allowance);
      break;
    default:
      // Cannot cross the wall, so no program has seen it.
      draft.kinds |= Kind.any;
  }
}

function lookAtObject(draft: Draft, value: object, depth: number, allowance: Allowance): void {
  if (depth >= depthLimit) {
    draft.kinds |= Kind.any;
    return;
  }
  if (Array.isArray(value)) {
    draft.kinds |= Kind.array;
    if (value.length > 0) sample((draft.item ??= startDraft()), value as readonly unknown[], depth, allowance);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    const kind = kindOfClass(value);
    if (kind !== undefined) {
      draft.kinds |= kind;
      return;
    }
    const { toJSON } = value as { readonly toJSON?: unknown };
    // It crosses as what this gives.
    if (typeof toJSON === 'function') return look(draft, toJSON.call(value), depth + 1, allowance);
  }
  if (isMedia(value)) draft.kinds |= Kind.media;
  else lookAtMembers(draft, value as { readonly [key: string]: unknown }, depth, allowance);
}

function kindOfClass(value: object): number | undefined {
  if (value instanceof Date) return Kind.date;
  if (value instanceof Uint8Array) return Kind.binary;
  if (value instanceof Error) return Kind.error;
  if (value instanceof Map) return Kind.map;
  return value instanceof Set ? Kind.set : undefined;
}

/** Looks at some of many values that have one place: the first, the last, and others spread between. */
function sample(draft: Draft, values: readonly unknown[], depth: number, allowance: Allowance): void {
  const count = Math.min(values.length, sampleLimit);
  for (let at = 0; at < count; at += 1) {
    const index = count < 2 ? 0 : Math.round((at * (values.length - 1)) / (count - 1));
    withShare(allowance, count - at, (share) => look(draft, values[index], depth + 1, share));
  }
}

/** Lends an equal share of what is left, so that the first of many does not use up everything. */
function withShare(allowance: Allowance, among: number, use: (share: Allowance) => void): void {
  const lent = Math.ceil(allowance.left / among);
  const share = { left: lent };
  use(share);
  allowance.left -= lent - share.left;
}

function lookAtMembers(
  draft: Draft,
  value: { readonly [key: string]: unknown },
  depth: number,
  allowance: Allowance,
): void {
  draft.kinds |= Kind.object;
  draft.objects += 1;
  const keys = Object.keys(value);
  const properties = (draft.properties ??= new Map());
  const data = countData(keys, properties);
  if (looksLikeMap(value, keys, data)) {
    draft.isMap = true;
    const some = spread(keys, sampleLimit).map((key) => value[key]);
    sample((draft.rest ??= startDraft()), some, depth, allowance);
    return;
  }
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const member = value[key];
    const isData = data > 0 && isDataKey(key);
    const target = isData ? (draft.rest ??= startDraft()) : startMember(properties, key, member !== undefined);
    // A member that is undefined is as good as none.
    if (member === undefined) continue;
    if (typeof member !== 'object' || member === null) look(target, member, depth + 1, allowance);
    else withShare(allowance, keys.length - at, (share) => look(target, member, depth + 1, share));
  }
}

function startMember(properties: NonNullable<Draft['properties']>, key: string, isThere: boolean): Draft {
  let property = properties.get(key);
  if (property === undefined) properties.set(key, (property = { seen: 0, draft: startDraft() }));
  if (isThere) property.seen += 1;
  return property.draft;
}

/** Keys that look like data. What is a property already does not. */
function countData(keys: readonly string[], properties: NonNullable<Draft['properties']>): number {
  if (keys.length > propertyLimit) return keys.length;
  let data = 0;
  for (const key of keys) if (!properties.has(key) && isDataKey(key)) data += 1;
  return data;
}

function spread(keys: readonly string[], count: number): readonly string[] {
  if (keys.length <= count) return keys;
  return Array.from({ length: count }, (_, at) => keys[Math.floor((at * keys.length) / count)] ?? '');
}

/** Values of a map of things look alike; fewer than this may be alike by chance. */
const alikeAtLeast = 4;
/** Values that are compared, and the most keys they may have to be worth it. */
const comparedValues = 8;
const comparedKeys = 40;

/** As variables of a process's environment are called. Their names tell of the host, and no API has many such. */
const variableName = /^[A-Z][A-Z0-9_]*$/;
const variablesAtLeast = 6;

/** True when the keys of this one object are data: too many, mostly of that look, or all over objects of one structure. */
function looksLikeMap(value: { readonly [key: string]: unknown }, keys: readonly string[], data: number): boolean {
  if (keys.length > propertyLimit) return true;
  if (data > 0 && data * 2 > keys.length) return true;
  if (
    keys.length >= variablesAtLeast &&
    keys.every((key) => variableName.test(key) && typeof value[key] === 'string')
  ) {
    return true;
  }
  return keys.length >= alikeAtLeast && areAlike(spread(keys, comparedValues).map((key) => value[key]));
}

function areAlike(values: readonly unknown[]): boolean {
  let names: string | undefined;
  for (const value of values) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const keys = Object.keys(value);
    if (keys.length < 2 || keys.length > comparedKeys) return false;
    const own = keys.sort().join('\n');
    if (names !== undefined && names !== own) return false;
    names = own;
  }
  return true;
}

function finish(draft: Draft): Shape {
  if (draft.kinds & Kind.any) return anything;
  const { kinds } = draft;
  return {
    kinds,
    ...(kinds & Kind.object ? { object: finishObject(draft) } : {}),
    ...(draft.item === undefined ? {} : { item: finish(draft.item) }),
  };
}

function finishObject(draft: Draft): NonNullable<Shape['object']> {
  const properties = new Map<string, Property>();
  for (const [name, { seen, draft: inner }] of draft.properties ?? []) {
    properties.set(name, { optional: seen < draft.objects, shape: finish(inner) });
  }
  const rest = draft.rest === undefined ? undefined : finish(draft.rest);
  if (!draft.isMap) return settleObject({ properties, ...(rest === undefined ? {} : { rest }), isMap: false });
  const all = [...properties.values()].reduce((sum, { shape }) => mergeShapes(sum, shape), rest ?? nothing);
  return { properties: new Map(), rest: all, isMap: true };
}
