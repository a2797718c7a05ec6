import { defineProperty, hasOwn, isArray, objectKeys, ownData, slice, uncurryThis } from '../runtime/primordials.ts';
import { base64ToBytes } from './base64.ts';
import { codecError } from './codec-error.ts';
import { makeError } from './make-error.ts';
import type { MediaCodec, MediaReference } from './types.ts';

const jsonParse = JSON.parse;
const PrivateMap = Map;
const PrivateSet = Set;
const PrivateDate = Date;
const PrivateBigInt = BigInt;
const mapSet = uncurryThis(Map.prototype.set) as (self: unknown, key: unknown, value: unknown) => void;
const setAdd = uncurryThis(Set.prototype.add) as (self: unknown, value: unknown) => void;

/** Reads a text of `encodeValue`. Throws a `CodecError` for any other text. */
export function decodeValue(text: string, media?: MediaCodec): unknown {
  const rest = slice(text, 1);
  switch (text[0]) {
    case '-':
      return undefined;
    case '=':
      return parse(rest);
    case '+':
      return unmark(parse(rest), media);
    default:
      throw codecError('not_serializable', 'The text is not an encoded value.');
  }
}

export function parse(text: string): unknown {
  try {
    return jsonParse(text);
  } catch {
    throw codecError('not_serializable', 'The text is not JSON.');
  }
}

function unmark(value: unknown, media: MediaCodec | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = unmark(value[index], media);
    return value;
  }
  if (hasOwn(value, '$')) return unmarkTag((value as { $: unknown }).$, media);
  return unmarkMembers(value, media);
}

function unmarkMembers(value: object, media: MediaCodec | undefined): object {
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const member = unmark(ownData(value, key), media);
    defineProperty(value, key, { value: member, writable: true, enumerable: true, configurable: true });
  }
  return value;
}

function unmarkTag(marked: unknown, media: MediaCodec | undefined): unknown {
  if (!isArray(marked)) throw codecError('not_serializable', 'The text holds a mark that is not a list.');
  const tag = marked[0];
  const payload = marked[1];
  switch (tag) {
    case 'undefined':
      return undefined;
    case 'number':
      return payload === 'NaN' ? NaN : payload === '-0' ? -0 : payload === 'Infinity' ? Infinity : -Infinity;
    case 'bigint':
      return PrivateBigInt(typeof payload === 'string' ? payload : 0);
    case 'date':
      return new PrivateDate(typeof payload === 'number' ? payload : NaN);
    case 'bytes':
      return base64ToBytes(typeof payload === 'string' ? payload : '');
    case 'object':
      return typeof payload === 'object' && payload !== null ? unmarkMembers(payload, media) : payload;
    case 'media':
      return media?.resolve(payload as MediaReference);
    default:
      return unmarkCollection(tag, payload, media);
  }
}

function unmarkCollection(tag: unknown, payload: unknown, media: MediaCodec | undefined): unknown {
  if (tag === 'error') return unmarkError(payload, media);
  if (!isArray(payload) || (tag !== 'map' && tag !== 'set')) {
    throw codecError('not_serializable', 'The text holds a mark that is not known.');
  }
  const collection = tag === 'map' ? new PrivateMap() : new PrivateSet();
  for (let index = 0; index < payload.length; index++) {
    const item: unknown = payload[index];
    if (tag === 'set') setAdd(collection, unmark(item, media));
    else if (isArray(item)) mapSet(collection, unmark(item[0], media), unmark(item[1], media));
  }
  return collection;
}

function unmarkError(payload: unknown, media: MediaCodec | undefined): Error {
  const parts = (typeof payload === 'object' && payload !== null ? payload : {}) as Record<string, unknown>;
  return makeError({
    name: ownData(parts, 'name'),
    message: ownData(parts, 'message'),
    code: ownData(parts, 'code'),
    data: unmark(ownData(parts, 'data'), media),
    cause: unmark(ownData(parts, 'cause'), media),
  });
}
