import { codecError } from './codec-error.ts';
import { mark } from './mark.ts';
import { createSurvey, look, tooLarge, type ClassCodec } from './survey.ts';
import type { CodecLimits, MediaCodec } from './types.ts';

const jsonStringify = JSON.stringify;

/** `encodeValue`, with objects of classes only where there is a `classes`. */
export function encode(
  value: unknown,
  limits: CodecLimits,
  media: MediaCodec | undefined,
  classes: ClassCodec | undefined,
): string {
  // Read by every world before it ends: what a result seldom is stands elsewhere.
  const isSimple =
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && value - value === 0 && value !== 0);
  if (!isSimple) return encodeOther(value, limits, media, classes);
  const text = `=${jsonStringify(value)}`;
  if (text.length > limits.size) throw tooLarge(limits);
  return text;
}

function encodeOther(
  value: unknown,
  limits: CodecLimits,
  media: MediaCodec | undefined,
  classes: ClassCodec | undefined,
): string {
  if (value === undefined) return '-';
  const survey = createSurvey(limits, false, media, classes);
  look(survey, value, 0);
  const text = survey.isPlain ? `=${toJson(value)}` : `+${toJson(mark(media, value, classes))}`;
  if (text.length > limits.size) throw tooLarge(limits);
  return text;
}

/**
 * The JSON text of a tool's argument. `Date` becomes its ISO text and `undefined` members are left out, as JSON does;
 * what JSON would change silently (`NaN`, `Map`, functions, …) is a `CodecError`.
 */
export function encodeJson(value: unknown, limits: CodecLimits, classes: ClassCodec | undefined): string {
  const survey = createSurvey(limits, true, undefined, classes);
  look(survey, value, 0);
  const text = toJson(value);
  if (text.length > limits.size) throw tooLarge(limits);
  return text;
}

export function toJson(value: unknown): string {
  const text = jsonStringify(value);
  if (typeof text !== 'string') throw codecError('not_serializable', 'The value has no JSON text.');
  return text;
}
