import { brandOf, dateTime } from '../runtime/inspect/brand.ts';
import {
  apply,
  chainData,
  getPrototypeOf,
  isArray,
  objectKeys,
  prototypesOf,
  uncurryThis,
} from '../runtime/primordials.ts';
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

/**
 * The way to the value looked at, one key or index a level. Words are made of it only for a refusal, so all walks share
 * one: a walk inside of a walk, through a program's `toJSON`, can spoil no more than those words.
 */
const trail: { [depth: number]: string | number } = { __proto__: null } as never;

/** Begins a walk. */
export function createSurvey(limits: CodecLimits, jsonOnly: boolean, media?: MediaCodec): Survey {
  return { limits, jsonOnly, media, size: 0, isPlain: true };
}

/** The error for a text over the limit. */
export function tooLarge(limits: CodecLimits): Error {
  return codecError('too_large', `The value is longer than ${limits.size} characters as JSON.`);
}

function refuse(survey: Survey, depth: number, what: string, remedy: string): Error {
  let path = '';
  for (let level = 0; level < depth; level++) {
    const step = trail[level];
    path += typeof step === 'number' ? `[${step}]` : `.${step ?? ''}`;
  }
  const place = path === '' ? 'the value itself' : path;
  return codecError('not_serializable', `${what} cannot cross (at ${place}): ${remedy}.`);
}

/**
 * Walks a value once; `depth` is how many containers stand around it. Throws a `CodecError` that names the place of
 * what cannot cross. A large result is walked in an engine that has not warmed up, so the common cases come first and
 * cost nothing but their test.
 */
export function look(survey: Survey, value: unknown, depth: number): void {
  switch (typeof value) {
    case 'string':
      survey.size += value.length + 2;
      if (survey.size > survey.limits.size) throw tooLarge(survey.limits);
      break;
    case 'number':
      survey.size += 1;
      if (value - value !== 0) lookSpecial(survey, depth, 'A number that is not finite', 'send null or leave it out');
      else if (value === 0 && 1 / value < 0) survey.isPlain = false;
      break;
    case 'boolean':
      survey.size += 4;
      break;
    case 'undefined':
      if (!survey.jsonOnly) survey.isPlain = false;
      else if (depth === 0) throw refuse(survey, depth, 'undefined', 'pass an object');
      break;
    case 'object':
      if (value === null) survey.size += 4;
      else lookObject(survey, value, depth);
      break;
    case 'bigint':
      lookSpecial(survey, depth, 'A BigInt', 'use a number or a string');
      survey.size += 1;
      break;
    case 'function':
      throw refuse(survey, depth, 'A function', 'pass data');
    default:
      throw refuse(survey, depth, 'A symbol', 'pass data');
  }
}

function lookSpecial(survey: Survey, depth: number, what: string, remedy: string): void {
  if (survey.jsonOnly) throw refuse(survey, depth, what, remedy);
  survey.isPlain = false;
}

function lookObject(survey: Survey, value: object, depth: number): void {
  const { limits } = survey;
  survey.size += 2;
  if (survey.size > limits.size) throw tooLarge(limits);
  if (depth >= limits.depth) {
    throw codecError(
      'nesting_too_deep',
      `The value is nested more than ${limits.depth} levels deep, or refers to itself.`,
    );
  }
  if (isArray(value)) {
    survey.size += value.length;
    if (survey.size > limits.size) throw tooLarge(limits);
    for (let index = 0; index < value.length; index++) {
      trail[depth] = index;
      look(survey, value[index], depth + 1);
    }
    return;
  }
  const prototype = getPrototypeOf(value);
  if (prototype !== objectPrototype && prototype !== null && !lookClass(survey, value, depth)) return;
  const reference = survey.media?.reference(value);
  if (reference !== undefined) {
    survey.isPlain = false;
    survey.size += lengthOf(reference);
    if (survey.size > survey.limits.size) throw tooLarge(survey.limits);
    return;
  }
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (key === '$') survey.isPlain = false;
    survey.size += key.length + 3;
    trail[depth] = key;
    look(survey, (value as Record<string, unknown>)[key], depth + 1);
  }
}

/** What a reference costs: its words are its source's, and may be long. */
function lengthOf(reference: object): number {
  const keys = objectKeys(reference);
  let length = 0;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const word = (reference as Record<string, unknown>)[key];
    length += key.length + (typeof word === 'string' ? word.length : 0) + 6;
  }
  return length;
}

/** Looks at an object of a class. True when it crosses like a plain object. */
function lookClass(survey: Survey, value: object, depth: number): boolean {
  const brand = brandOf(value, prototypesOf(value));
  switch (brand) {
    case 'date':
      survey.size += 24;
      if (!survey.jsonOnly) survey.isPlain = false;
      else if (dateTime(value) - dateTime(value) !== 0) {
        throw refuse(survey, depth, 'An invalid Date', 'check it first');
      }
      return false;
    case 'map':
    case 'set':
      lookSpecial(survey, depth, brand === 'map' ? 'A Map' : 'A Set', 'convert it to an array or an object');
      lookCollection(survey, brand, value, depth);
      return false;
    case 'error':
      lookSpecial(survey, depth, 'An error', 'pass its message');
      lookError(survey, value, depth);
      return false;
    case 'typedarray':
      lookSpecial(survey, depth, 'A typed array', 'pass base64 text or an array of numbers');
      if (!isByteArray(value)) {
        throw refuse(survey, depth, 'A typed array that is not a Uint8Array', 'convert it to a Uint8Array or an array');
      }
      survey.size += value.length;
      return false;
    case 'promise':
      throw refuse(survey, depth, 'A promise', 'await it first');
    case 'boxed':
    case 'object':
      return lookConverted(survey, value, depth);
    default:
      throw refuse(survey, depth, `A ${brand}`, 'pass data');
  }
}

/** What has `toJSON` crosses as what that gives. True when there is none. */
function lookConverted(survey: Survey, value: object, depth: number): boolean {
  const toJSON = chainData(value, 'toJSON');
  if (typeof toJSON !== 'function') return true;
  look(survey, apply(toJSON, value, []), depth + 1);
  if (!survey.jsonOnly) survey.isPlain = false;
  return false;
}

function lookCollection(survey: Survey, brand: 'map' | 'set', value: object, depth: number): void {
  let index = 0;
  const visit = (item: unknown): void => {
    trail[depth] = index;
    look(survey, item, depth + 1);
  };
  if (brand === 'set') {
    setForEach(value, (item) => {
      visit(item);
      index++;
    });
  } else {
    mapForEach(value, (item, key) => {
      visit(key);
      visit(item);
      index++;
    });
  }
}

function lookError(survey: Survey, value: object, depth: number): void {
  const { message, data, cause } = errorParts(value);
  survey.size += typeof message === 'string' ? message.length : 0;
  if (data !== undefined) {
    trail[depth] = 'data';
    look(survey, data, depth + 1);
  }
  if (cause !== undefined) {
    trail[depth] = 'cause';
    look(survey, cause, depth + 1);
  }
}
