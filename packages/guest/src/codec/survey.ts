import { brandOf, dateTime } from '../runtime/inspect/brand.ts';
import { apply, chainData, getPrototypeOf, isArray, objectKeys, prototypesOf, uncurryThis } from '../runtime/primordials.ts';
import { isByteArray } from './base64.ts';
import { codecError } from './codec-error.ts';
import { errorParts } from './error-parts.ts';
import type { CodecLimits, MediaCodec } from './types.ts';

const objectPrototype = Object.prototype;
const mapForEach = uncurryThis(Map.prototype.forEach) as (
  self: unknown,
  visit: (value: unknown, key: unknown) => void,
) => void;
const setForEach = uncurryThis(Set.prototype.forEach) as (self: unknown, visit: (value: unknown) => void) => void;

/** What one walk over a value found. */
export interface Survey {
  readonly limits: CodecLimits;
  /** Arguments of tools are JSON and nothing else. */
  readonly jsonOnly: boolean;
  readonly media: MediaCodec | undefined;
  /** A lower bound for the length of the text. */
  size: number;
  isPlain: boolean;
}

/** The error for a text over the limit. */
export function tooLarge(limits: CodecLimits): Error {
  return codecError('too_large', `The value is longer than ${limits.size} characters as JSON.`);
}

function at(path: string): string {
  return path === '' ? 'the value itself' : path;
}

function refuse(what: string, path: string, remedy: string): Error {
  return codecError('not_serializable', `${what} cannot cross (at ${at(path)}): ${remedy}.`);
}

/** Walks a value once. Throws a `CodecError` that names the place of what cannot cross. */
export function look(survey: Survey, value: unknown, depth: number, path: string): void {
  switch (typeof value) {
    case 'string':
      survey.size += value.length + 2;
      break;
    case 'number':
      survey.size += 1;
      if (value - value !== 0) lookSpecial(survey, 'A number that is not finite', path, 'send null or leave it out');
      else if (value === 0 && 1 / value < 0) survey.isPlain = false;
      break;
    case 'boolean':
      survey.size += 4;
      break;
    case 'undefined':
      if (!survey.jsonOnly) survey.isPlain = false;
      else if (path === '') throw refuse('undefined', path, 'pass an object');
      break;
    case 'bigint':
      lookSpecial(survey, 'A BigInt', path, 'use a number or a string');
      survey.size += 1;
      break;
    case 'function':
      throw refuse('A function', path, 'pass data');
    case 'symbol':
      throw refuse('A symbol', path, 'pass data');
    default:
      if (value === null) survey.size += 4;
      else lookObject(survey, value as object, depth + 1, path);
  }
  if (survey.size > survey.limits.size) throw tooLarge(survey.limits);
}

function lookSpecial(survey: Survey, what: string, path: string, remedy: string): void {
  if (survey.jsonOnly) throw refuse(what, path, remedy);
  survey.isPlain = false;
}

function lookObject(survey: Survey, value: object, depth: number, path: string): void {
  survey.size += 2;
  if (depth > survey.limits.depth) {
    throw codecError(
      'nesting_too_deep',
      `The value is nested more than ${survey.limits.depth} levels deep, or refers to itself.`,
    );
  }
  if (isArray(value)) {
    for (let index = 0; index < value.length; index++) look(survey, value[index], depth, `${path}[${index}]`);
    return;
  }
  const prototype = getPrototypeOf(value);
  if (prototype !== objectPrototype && prototype !== null && !lookClass(survey, value, depth, path)) return;
  if (survey.media && hasReference(survey, value)) {
    survey.isPlain = false;
    return;
  }
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (key === '$') survey.isPlain = false;
    survey.size += key.length + 3;
    look(survey, (value as Record<string, unknown>)[key], depth, `${path}.${key}`);
  }
}

function hasReference(survey: Survey, value: object): boolean {
  return survey.media?.reference(value) !== undefined;
}

/** Looks at an object of a class. True when it crosses like a plain object. */
function lookClass(survey: Survey, value: object, depth: number, path: string): boolean {
  const toJSON = chainData(value, 'toJSON');
  const brand = brandOf(value, prototypesOf(value));
  switch (brand) {
    case 'date':
      survey.size += 24;
      if (!survey.jsonOnly) survey.isPlain = false;
      else if (!(dateTime(value) - dateTime(value) === 0)) throw refuse('An invalid Date', path, 'check it first');
      return false;
    case 'map':
    case 'set':
      lookSpecial(survey, brand === 'map' ? 'A Map' : 'A Set', path, 'convert it to an array or an object');
      lookCollection(survey, brand, value, depth, path);
      return false;
    case 'error':
      lookSpecial(survey, 'An error', path, 'pass its message');
      lookError(survey, value, depth, path);
      return false;
    case 'typedarray':
      lookSpecial(survey, 'A typed array', path, 'pass base64 text or an array of numbers');
      if (!isByteArray(value)) throw refuse('A typed array that is not a Uint8Array', path, 'convert it to a Uint8Array or an array');
      survey.size += value.length;
      return false;
    case 'promise':
      throw refuse('A promise', path, 'await it first');
    case 'boxed':
    case 'object':
      break;
    default:
      throw refuse(`A ${brand}`, path, 'pass data');
  }
  if (typeof toJSON === 'function') {
    survey.isPlain = false;
    look(survey, apply(toJSON, value, []), depth, path);
    if (survey.jsonOnly) survey.isPlain = true;
    return false;
  }
  return true;
}

function lookCollection(survey: Survey, brand: 'map' | 'set', value: object, depth: number, path: string): void {
  let index = 0;
  if (brand === 'set') setForEach(value, (item) => look(survey, item, depth + 2, `${path}[${index++}]`));
  else {
    mapForEach(value, (item, key) => {
      look(survey, key, depth + 2, `${path}[${index}].key`);
      look(survey, item, depth + 2, `${path}[${index++}].value`);
    });
  }
}

function lookError(survey: Survey, value: object, depth: number, path: string): void {
  const { message, data, cause } = errorParts(value);
  survey.size += typeof message === 'string' ? message.length : 0;
  if (data !== undefined) look(survey, data, depth + 2, `${path}.data`);
  if (cause !== undefined) look(survey, cause, depth + 2, `${path}.cause`);
}
