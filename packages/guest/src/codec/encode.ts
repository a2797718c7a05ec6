import { getPrototypeOf, objectKeys } from '../runtime/primordials.ts';
import { codecError } from './codec-error.ts';
import { mark } from './mark.ts';
import { createSurvey, look, tooLarge, type ClassCodec } from './survey.ts';
import type { CodecLimits, MediaCodec } from './types.ts';

const jsonStringify = JSON.stringify;
const objectPrototype = Object.prototype;

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
  if (!isFlat(value, limits)) look(createSurvey(limits, true, undefined, classes), value, 0);
  const text = toJson(value);
  if (text.length > limits.size) throw tooLarge(limits);
  return text;
}

/**
 * True for a plain object of texts, truths and finite numbers, as most arguments and answers are: JSON says it as it is, and
 * nothing more need be asked. False for what only might be one.
 */
export function isFlat(value: unknown, limits: CodecLimits): value is object {
  if (typeof value !== 'object' || value === null || limits.depth < 1) return false;
  if (getPrototypeOf(value) !== objectPrototype) return false;
  const keys = objectKeys(value);
  let size = 0;
  for (let index = 0; index < keys.length; index++) {
    const member = (value as Record<string, unknown>)[keys[index] as string];
    if (typeof member === 'string') size += member.length;
    // A zero may have a sign.
    else if (
      typeof member === 'number' ? member - member !== 0 || 1 / member === -Infinity : typeof member !== 'boolean'
    ) {
      return false;
    }
  }
  return size <= limits.size;
}

export function toJson(value: unknown): string {
  const text = jsonStringify(value);
  if (typeof text !== 'string') throw codecError('not_serializable', 'The value has no JSON text.');
  return text;
}
