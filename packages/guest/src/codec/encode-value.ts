import { classCodec } from './class-codec.ts';
import { encode, isFlat, toJson } from './encode.ts';
import type { CodecLimits, MediaCodec } from './types.ts';

/**
 * The text of a value for the other side. Throws a `CodecError` that says what cannot cross and where.
 *
 * Called for results of tools and of programs. JSON, `undefined`, `Date`, `Map`, `Set`, `BigInt`, `Uint8Array`, `NaN`,
 * infinities, errors (name, message, code, data, cause) and media cross; objects of other classes cross as JSON does.
 */
export function encodeValue(value: unknown, limits: CodecLimits, media?: MediaCodec): string {
  if (isFlat(value, limits) && media?.reference(value) === undefined) {
    const text = `=${toJson(value)}`;
    if (text.length <= limits.size) return text;
  }
  return encode(value, limits, media, classCodec);
}
