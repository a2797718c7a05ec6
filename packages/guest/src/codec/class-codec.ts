import { brandOf, dateTime } from '../runtime/inspect/brand.ts';
import { mapForEach, setForEach } from '../runtime/collections.ts';
import { prototypesOf, push } from '../runtime/primordials.ts';
import { bytesToBase64, isByteArray } from './base64.ts';
import { errorParts } from './error-parts.ts';
import { mark, markConverted } from './mark.ts';
import {
  look,
  lookConverted,
  lookSpecial,
  passData,
  refuse,
  refusePromise,
  step,
  type ClassCodec,
  type Survey,
} from './survey.ts';
import type { MediaCodec } from './types.ts';

/** `Date`, `Map`, `Set`, `Uint8Array`, errors, and clear words about what else the language has. */
export const classCodec: ClassCodec = { look: lookClass, mark: markClass };

function lookClass(survey: Survey, value: object, depth: number): boolean {
  const brand = brandOf(value, prototypesOf(value));
  switch (brand) {
    case 'date':
      survey.size += 24;
      if (!survey.jsonOnly) survey.isPlain = false;
      else if (dateTime(value) - dateTime(value) !== 0) {
        throw refuse(depth, 'An invalid Date', 'check it first');
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
        throw refuse(depth, 'A typed array that is not a Uint8Array', 'convert it to a Uint8Array or an array');
      }
      survey.size += value.length;
      return false;
    case 'promise':
      throw refusePromise(depth);
    case 'boxed':
    case 'object':
      return lookConverted(survey, value, depth);
    default:
      throw refuse(depth, `A ${brand}`, passData);
  }
}

function lookCollection(survey: Survey, brand: 'map' | 'set', value: object, depth: number): void {
  let index = 0;
  const visit = (item: unknown): void => {
    step(depth, index);
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
    step(depth, 'data');
    look(survey, data, depth + 1);
  }
  if (cause !== undefined) {
    step(depth, 'cause');
    look(survey, cause, depth + 1);
  }
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
      mapForEach(value, (item, key) => push(items, [markItem(media, key), markItem(media, item)]));
      return { $: ['map', items] };
    case 'set':
      setForEach(value, (item) => push(items, markItem(media, item)));
      return { $: ['set', items] };
    case 'typedarray':
      return { $: ['bytes', bytesToBase64(value as Uint8Array)] };
    case 'error':
      return { $: ['error', markError(media, value)] };
    default:
      return markConverted(media, value, classCodec);
  }
}

const markItem = (media: MediaCodec | undefined, value: unknown): unknown => mark(media, value, classCodec);

function markError(media: MediaCodec | undefined, value: object): Record<string, unknown> {
  const { name, message, code, data, cause } = errorParts(value);
  const parts: Record<string, unknown> = { __proto__: null };
  parts['name'] = typeof name === 'string' ? name : 'Error';
  parts['message'] = typeof message === 'string' ? message : '';
  if (typeof code === 'string' || typeof code === 'number') parts['code'] = code;
  if (data !== undefined) parts['data'] = markItem(media, data);
  if (cause !== undefined) parts['cause'] = markItem(media, cause);
  return parts;
}
