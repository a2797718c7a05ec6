import {
  chainData,
  getPrototypeOf,
  includes,
  isEnumerable,
  isPrototypeOf,
  ownData,
  prototypesOf,
} from '../primordials.ts';
import { cutText } from './cut-text.ts';
import { type Brand, brandOf, builtInName } from './brand.ts';

/** What an object is: its class's name, its `Symbol.toStringTag`, and what the language made it as. */
export interface Identity {
  /** `undefined` for an object without a prototype. */
  readonly className: string | undefined;
  /** `''` when there is none or the class's name says the same. */
  readonly tag: string;
  readonly brand: Brand;
}

const { toStringTag } = Symbol;

/** Finds out what `value` is without calling anything of the program's. */
export function identify(value: object): Identity {
  const prototype = getPrototypeOf(value);
  const chain = prototype === null ? [] : prototypesOf(value);
  const className = prototype === null ? undefined : nameOf(value, chain);
  return { className, tag: tagOf(value, className), brand: brandOf(value, chain) };
}

function nameOf(value: object, chain: readonly object[]): string {
  for (let index = 0; index < chain.length; index++) {
    const prototype = chain[index] as object;
    const known = builtInName(prototype);
    if (known !== undefined) return known;
    const maker = ownData(prototype, 'constructor');
    if (typeof maker !== 'function') continue;
    const name = ownData(maker, 'name');
    const made = ownData(maker, 'prototype');
    if (typeof name === 'string' && name !== '' && isObject(made) && isPrototypeOf(made, value)) return cutText(name);
  }
  return 'Object <[Object: null prototype] {}>';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function tagOf(value: object, className: string | undefined): string {
  const tag = chainData(value, toStringTag);
  if (typeof tag !== 'string' || tag === '' || isEnumerable(value, toStringTag)) return '';
  return className !== undefined && includes(className, tag) ? '' : cutText(tag);
}

/** `Foo `, `Foo(2) `, `Foo [tag] `, `[Object: null prototype] `: what stands before the brace. */
export function prefixOf(identity: Identity, fallback: string, size = ''): string {
  const tag = identity.tag === '' || identity.tag === fallback ? '' : `[${identity.tag}] `;
  return identity.className === undefined
    ? `[${fallback}${size}: null prototype] ${tag}`
    : `${identity.className}${size} ${identity.tag === '' ? '' : `[${identity.tag}] `}`;
}
