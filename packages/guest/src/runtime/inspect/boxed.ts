import { isNotANumber, symbolToString, uncurryThis } from '../primordials.ts';
import { boxedValues, dateTime } from './brand.ts';
import type { Identity } from './identity.ts';
import { quote, showNumber } from './quote.ts';

const toIso: (self: unknown) => string = uncurryThis(Date.prototype.toISOString);
const source: (self: unknown) => string = getter('source') as never;
const flagGetters: readonly (readonly [letter: string, has: (self: unknown) => unknown])[] = [
  ['d', getter('hasIndices')],
  ['g', getter('global')],
  ['i', getter('ignoreCase')],
  ['m', getter('multiline')],
  ['s', getter('dotAll')],
  ['u', getter('unicode')],
  ['v', getter('unicodeSets')],
  ['y', getter('sticky')],
];

function getter(name: string): (self: unknown) => unknown {
  return uncurryThis(Object.getOwnPropertyDescriptor(RegExp.prototype, name)?.get as () => unknown);
}

/** `/source/flags`, read past whatever a program put in place of `flags`. */
export function showRegExp(value: object): string {
  let flags = '';
  for (let index = 0; index < flagGetters.length; index++) {
    const flag = flagGetters[index] as (typeof flagGetters)[number];
    if (flag[1](value) === true) flags += flag[0];
  }
  return `/${source(value)}/${flags}`;
}

/** ISO 8601, or `Invalid Date`. */
export function showDate(value: object): string {
  return isNotANumber(dateTime(value)) ? 'Invalid Date' : toIso(value);
}

const boxedNames = ['Number', 'String', 'Boolean', 'BigInt', 'Symbol'];

/** `[Number: 1]`, `[String: 'a']`, … */
export function showBoxed(value: object, identity: Identity): string {
  for (let index = 0; index < boxedValues.length; index++) {
    const inner = unbox(value, boxedValues[index] as (self: unknown) => unknown);
    if (inner === undefined) continue;
    const name = boxedNames[index] as string;
    const className = identity.className === name ? '' : ` (${identity.className ?? 'null prototype'})`;
    return `[${name}${className}: ${showInner(inner)}]${identity.tag === '' ? '' : ` [${identity.tag}]`}`;
  }
  return '[Object]';
}

function unbox(value: object, valueOf: (self: unknown) => unknown): unknown {
  try {
    return valueOf(value);
  } catch {
    return undefined;
  }
}

function showInner(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'symbol') return symbolToString(value);
  if (typeof value === 'number') return showNumber(value);
  return typeof value === 'bigint' ? `${value}n` : `${value as boolean}`;
}
