import { apply, chainData, getPrototypeOf, isArray, objectKeys, push, uncurryThis } from '../runtime/primordials.ts';
import type { ClassCodec } from './survey.ts';
import type { MediaCodec } from './types.ts';

const objectPrototype = Object.prototype;
const bigIntToString = uncurryThis(BigInt.prototype.toString) as (self: bigint) => string;

/** A copy of the value in which everything JSON cannot say is a marked object. `look` has passed it. */
export function mark(media: MediaCodec | undefined, value: unknown, classes: ClassCodec | undefined): unknown {
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
      return value === null ? null : markObject(media, value, classes);
    default:
      return value;
  }
}

function markObject(media: MediaCodec | undefined, value: object, classes: ClassCodec | undefined): unknown {
  if (isArray(value)) {
    const copy: unknown[] = [];
    for (let index = 0; index < value.length; index++) push(copy, mark(media, value[index], classes));
    return copy;
  }
  const prototype = getPrototypeOf(value);
  if (prototype !== objectPrototype && prototype !== null) {
    const marked = classes ? classes.mark(media, value) : markConverted(media, value, classes);
    if (marked !== undefined) return marked;
  }
  const reference = media?.reference(value);
  if (reference) return { $: ['media', reference] };
  const copy: Record<string, unknown> = { __proto__: null };
  const keys = objectKeys(value);
  let needsMark = false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (key === '$') needsMark = true;
    copy[key] = mark(media, (value as Record<string, unknown>)[key], classes);
  }
  return needsMark ? { $: ['object', copy] } : copy;
}

/** What has `toJSON` is marked as what that gives; `undefined` when there is none. */
export function markConverted(media: MediaCodec | undefined, value: object, classes: ClassCodec | undefined): unknown {
  const toJSON = chainData(value, 'toJSON');
  return typeof toJSON === 'function' ? mark(media, apply(toJSON, value, []), classes) : undefined;
}
