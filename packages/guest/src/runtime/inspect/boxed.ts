import { apply, getterOf, isNotANumber, symbolToString, uncurryThis } from '../primordials.ts';
import { dateTime, unbox } from './brand.ts';
import type { Identity } from './identity.ts';
import { quote, showNumber } from './quote.ts';

const toIso: (self: unknown) => string = uncurryThis(Date.prototype.toISOString);
const sourceGetter = getterOf(RegExp.prototype, 'source');
const flagLetters = 'dgimsuvy';
const flagGetters = [
  getterOf(RegExp.prototype, 'hasIndices'),
  getterOf(RegExp.prototype, 'global'),
  getterOf(RegExp.prototype, 'ignoreCase'),
  getterOf(RegExp.prototype, 'multiline'),
  getterOf(RegExp.prototype, 'dotAll'),
  getterOf(RegExp.prototype, 'unicode'),
  getterOf(RegExp.prototype, 'unicodeSets'),
  getterOf(RegExp.prototype, 'sticky'),
];

/** `/source/flags`, read past whatever a program put in place of `flags`. */
export function showRegExp(value: object): string {
  let flags = '';
  for (let index = 0; index < flagGetters.length; index++) {
    if (apply(flagGetters[index] as () => unknown, value, []) === true) flags += flagLetters[index];
  }
  return `/${apply(sourceGetter, value, []) as string}/${flags}`;
}

/** ISO 8601, or `Invalid Date`. */
export function showDate(value: object): string {
  return isNotANumber(dateTime(value)) ? 'Invalid Date' : toIso(value);
}

/** `[Number: 1]`, `[String: 'a']`, … */
export function showBoxed(value: object, identity: Identity): string {
  const box = unbox(value);
  if (!box) return '[Object]';
  const name = box[0];
  const className = identity.className === name ? '' : ` (${identity.className ?? 'null prototype'})`;
  return `[${name}${className}: ${showInner(box[1])}]${identity.tag === '' ? '' : ` [${identity.tag}]`}`;
}

function showInner(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'symbol') return symbolToString(value);
  if (typeof value === 'number') return showNumber(value);
  return typeof value === 'bigint' ? `${value}n` : `${value as boolean}`;
}
