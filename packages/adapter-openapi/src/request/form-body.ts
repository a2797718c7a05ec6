import type { Json } from '@sallyport/contract';

import type { BodyForm, MemberEncoding } from '../operation/operation.ts';
import { inputError } from './input-error.ts';
import { textOf } from './parts-of.ts';
import { escapeAll, escapeUnreserved } from './percent.ts';
import { type Pair, writePairs } from './write-styles.ts';

/** A form as `application/x-www-form-urlencoded` text. */
export function writeForm(value: Json, key: string, members: BodyForm['members'] = new Map()): string {
  return membersOf(value, key)
    .flatMap(([name, member]) => writeMember(name, member, `${key}.${name}`, members.get(name)))
    .map(([name, text]) => `${name}=${text}`)
    .join('&');
}

/** The members of a form. `null` is left out: a form has no word for it. */
export function membersOf(value: Json, key: string): readonly (readonly [string, Json])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw inputError(key, 'a form is an object of named fields');
  }
  return Object.entries(value).filter(([, member]) => member !== null);
}

/** Without a style, lists repeat the name and objects are JSON. */
function writeMember(name: string, value: Json, key: string, encoding: MemberEncoding | undefined): readonly Pair[] {
  if (encoding?.style !== undefined) {
    const escape = encoding.allowReserved ? escapeUnreserved : escapeAll;
    return writePairs(name, value, { style: encoding.style, explode: encoding.explode, escape, key });
  }
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  return items.map((item) => [escapeAll(name), escapeAll(formText(item, key))]);
}

/** A field's text: JSON for what has members. */
export function formText(value: Json, key: string): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value, key);
}
