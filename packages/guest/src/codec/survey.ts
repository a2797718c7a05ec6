import { apply, chainData, getPrototypeOf, isArray, objectKeys } from '../runtime/primordials.ts';
import { codecError } from './codec-error.ts';
import type { CodecLimits, MediaCodec } from './types.ts';

const objectPrototype = Object.prototype;
const promisePrototype: unknown = Promise.prototype;
const regExpPrototype: unknown = RegExp.prototype;

/** How objects of the language's own classes cross. A world whose program can have none is read without it. */
export interface ClassCodec {
  /** Looks at an object of a class. True when it crosses like a plain object. */
  look(survey: Survey, value: object, depth: number): boolean;
  /** Its mark; `undefined` when it is marked like a plain object. */
  mark(media: MediaCodec | undefined, value: object): unknown;
}

/** What one walk over a value found. */
export interface Survey {
  readonly limits: CodecLimits;
  /** Arguments of tools are JSON and nothing else. */
  readonly jsonOnly: boolean;
  readonly media: MediaCodec | undefined;
  readonly classes: ClassCodec | undefined;
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
export function createSurvey(
  limits: CodecLimits,
  jsonOnly: boolean,
  media: MediaCodec | undefined,
  classes: ClassCodec | undefined,
): Survey {
  return { limits, jsonOnly, media, classes, size: 0, isPlain: true };
}

/** The error for a text over the limit. */
export function tooLarge(limits: CodecLimits): Error {
  return codecError('too_large', `The value is longer than ${limits.size} characters as JSON.`);
}

/** The step from the container at `depth` to what is looked at next. */
export function step(depth: number, to: string | number): void {
  trail[depth] = to;
}

/** The error for what cannot cross, which names the place. */
export function refuse(depth: number, what: string, remedy: string): Error {
  let path = '';
  for (let level = 0; level < depth; level++) {
    const key = trail[level];
    path += typeof key === 'number' ? `[${key}]` : `.${key ?? ''}`;
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
      else if (depth === 0) throw refuse(depth, 'undefined', 'pass an object');
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
      throw refuse(depth, 'A function', passData);
    default:
      throw refuse(depth, 'A symbol', passData);
  }
}

/** What JSON has no word for. */
export function lookSpecial(survey: Survey, depth: number, what: string, remedy: string): void {
  if (survey.jsonOnly) throw refuse(depth, what, remedy);
  survey.isPlain = false;
}

export function lookObject(survey: Survey, value: object, depth: number): void {
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
      const item: unknown = value[index];
      if (typeof item === 'string') survey.size += item.length + 2;
      else {
        trail[depth] = index;
        look(survey, item, depth + 1);
      }
    }
    if (survey.size > limits.size) throw tooLarge(limits);
    return;
  }
  const prototype = getPrototypeOf(value);
  if (prototype !== objectPrototype && prototype !== null && !lookClass(survey, value, depth)) return;
  const reference = survey.media?.reference(value);
  if (reference !== undefined) {
    survey.isPlain = false;
    survey.size += lengthOf(reference);
    if (survey.size > limits.size) throw tooLarge(limits);
    return;
  }
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const member = (value as Record<string, unknown>)[key];
    if (key === '$') survey.isPlain = false;
    survey.size += key.length + 3;
    // Most members are texts, numbers and truths: a call for each would be most of the walk.
    if (typeof member === 'string') survey.size += member.length + 2;
    else if (typeof member === 'number' ? member - member === 0 && member !== 0 : typeof member === 'boolean') {
      survey.size += 1;
    } else {
      trail[depth] = key;
      look(survey, member, depth + 1);
    }
  }
  if (survey.size > limits.size) throw tooLarge(limits);
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

function lookClass(survey: Survey, value: object, depth: number): boolean {
  if (survey.classes) return survey.classes.look(survey, value, depth);
  for (let holder = getPrototypeOf(value); holder !== null; holder = getPrototypeOf(holder)) {
    if (holder === promisePrototype) throw refusePromise(depth);
    if (holder === regExpPrototype) throw refuse(depth, 'A regexp', passData);
  }
  return lookConverted(survey, value, depth);
}

/** What to do instead of handing over what is no data. */
export const passData = 'pass data';

/** The error for a promise that nobody awaited. */
export function refusePromise(depth: number): Error {
  return refuse(depth, 'A promise', 'await it first');
}

/** What has `toJSON` crosses as what that gives. True when there is none. */
export function lookConverted(survey: Survey, value: object, depth: number): boolean {
  const toJSON = chainData(value, 'toJSON');
  if (typeof toJSON !== 'function') return true;
  look(survey, apply(toJSON, value, []), depth + 1);
  if (!survey.jsonOnly) survey.isPlain = false;
  return false;
}
