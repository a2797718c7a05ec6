import { brandOf, dateTime } from '../runtime/inspect/brand.ts';
import {
  apply,
  chainData,
  getPrototypeOf,
  isArray,
  objectKeys,
  prototypesOf,
  push,
  uncurryThis,
} from '../runtime/primordials.ts';
import { bytesToBase64 } from './base64.ts';
import { errorParts } from './error-parts.ts';
import type { MediaCodec } from './types.ts';

const objectPrototype = Object.prototype;
const mapForEach = uncurryThis(Map.prototype.forEach) as (
  self: unknown,
  visit: (value: unknown, key: unknown) => void,
) => void;
const setForEach = uncurryThis(Set.prototype.forEach) as (self: unknown, visit: (value: unknown) => void) => void;
const bigIntToString = uncurryThis(BigInt.prototype.toString) as (self: bigint) => string;
const unmarked: unique symbol = Symbol('unmarked') as never;

/** A copy of the value in which everything JSON cannot say is a marked object. `look` has passed it. */
export function mark(media: MediaCodec | undefined, value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
      return { $: ['undefined'] };
    case 'bigint':
      return { $: ['bigint', bigIntToString(value)] };
    case 'number':
      if (value - value !== 0 || (value === 0 && 1 / value < 0)) {
        return { $: ['number', value !== value ? 'NaN' : value === 0 ? '-0' : value > 0 ? 'Infinity' : '-Infinity'] };
      }
      return value;
    case 'object':
      return value === null ? null : markObject(media, value);
    default:
      return value;
  }
}

function markObject(media: MediaCodec | undefined, value: object): unknown {
  if (isArray(value)) {
    const copy: unknown[] = [];
    for (let index = 0; index < value.length; index++) push(copy, mark(media, value[index]));
    return copy;
  }
  const prototype = getPrototypeOf(value);
  if (prototype !== objectPrototype && prototype !== null) {
    const marked = markClass(media, value);
    if (marked !== unmarked) return marked;
  }
  const reference = media?.reference(value);
  if (reference) return { $: ['media', reference] };
  const copy: Record<string, unknown> = { __proto__: null };
  const keys = objectKeys(value);
  let needsMark = false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (key === '$') needsMark = true;
    copy[key] = mark(media, (value as Record<string, unknown>)[key]);
  }
  return needsMark ? { $: ['object', copy] } : copy;
}

function markClass(media: MediaCodec | undefined, value: object): unknown {
  const brand = brandOf(value, prototypesOf(value));
  const items: unknown[] = [];
  switch (brand) {
    case 'date': {
      const time = dateTime(value);
      return { $: ['date', time === time ? time : null] };
    }
    case 'map':
      mapForEach(value, (item, key) => push(items, [mark(media, key), mark(media, item)]));
      return { $: ['map', items] };
    case 'set':
      setForEach(value, (item) => push(items, mark(media, item)));
      return { $: ['set', items] };
    case 'typedarray':
      return { $: ['bytes', bytesToBase64(value as Uint8Array)] };
    case 'error':
      return { $: ['error', markError(media, value)] };
    default: {
      const toJSON = chainData(value, 'toJSON');
      return typeof toJSON === 'function' ? mark(media, apply(toJSON, value, [])) : unmarked;
    }
  }
}

function markError(media: MediaCodec | undefined, value: object): Record<string, unknown> {
  const { name, message, code, data, cause } = errorParts(value);
  const parts: Record<string, unknown> = { __proto__: null };
  parts['name'] = typeof name === 'string' ? name : 'Error';
  parts['message'] = typeof message === 'string' ? message : '';
  if (typeof code === 'string' || typeof code === 'number') parts['code'] = code;
  if (data !== undefined) parts['data'] = mark(media, data);
  if (cause !== undefined) parts['cause'] = mark(media, cause);
  return parts;
}
