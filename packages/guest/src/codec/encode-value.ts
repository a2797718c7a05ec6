import { codecError } from './codec-error.ts';
import { mark } from './mark.ts';
import { createSurvey, look, tooLarge } from './survey.ts';
import type { CodecLimits, MediaCodec } from './types.ts';

const jsonStringify = JSON.stringify;

/**
 * The text of a value for the other side. Throws a `CodecError` that says what cannot cross and where.
 *
 * Called for results of tools and of programs. JSON, `undefined`, `Date`, `Map`, `Set`, `BigInt`, `Uint8Array`, `NaN`,
 * infinities, errors (name, message, code, data, cause) and media cross; objects of other classes cross as JSON does.
 */
export function encodeValue(value: unknown, limits: CodecLimits, media?: MediaCodec): string {
  if (value === undefined) return '-';
  const survey = createSurvey(limits, false, media);
  look(survey, value, 0);
  const text = survey.isPlain ? `=${toJson(value)}` : `+${toJson(mark(media, value))}`;
  if (text.length > limits.size) throw tooLarge(limits);
  return text;
}

/**
 * The JSON text of a tool's argument. `Date` becomes its ISO text and `undefined` members are left out, as JSON does;
 * what JSON would change silently (`NaN`, `Map`, functions, …) is a `CodecError`.
 */
export function encodeJson(value: unknown, limits: CodecLimits): string {
  const survey = createSurvey(limits, true);
  look(survey, value, 0);
  const text = toJson(value);
  if (text.length > limits.size) throw tooLarge(limits);
  return text;
}

function toJson(value: unknown): string {
  const text = jsonStringify(value);
  if (typeof text !== 'string') throw codecError('not_serializable', 'The value has no JSON text.');
  return text;
}
