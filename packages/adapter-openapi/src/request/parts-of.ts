import type { Json } from '@sallyport/contract';

import { inputError } from './input-error.ts';

/** A value as a style sees it: one text, a list of texts, or names with texts. */
export type Parts =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, string])[] };

/** Takes a value apart. Styles know one level: what is deeper, or `null` in a list, has no form and is refused. */
export function partsOf(value: Json, key: string): Parts {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item: Json) => textOf(item, key)) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== null);
    return { kind: 'map', entries: entries.map(([name, member]) => [name, textOf(member, key)]) };
  }
  return { kind: 'text', text: textOf(value, key) };
}

/** One text for a value that is no container. */
export function textOf(value: Json | undefined, key: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw inputError(key, 'null and nested values cannot be written in this place');
}
