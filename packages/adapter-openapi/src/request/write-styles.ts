import type { Json } from '@sallyport/contract';

import type { ParameterStyle } from '../operation/operation.ts';
import { inputError } from './input-error.ts';
import { type Parts, partsOf, textOf } from './parts-of.ts';
import { type Escape, escapeAll, escapeDots, escapeNothing } from './percent.ts';

/** How one value is written. */
export interface StyleOptions {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly escape: Escape;
  /** The input, for messages. */
  readonly key: string;
}

/** One `name=value` of a query, a form or a cookie, both escaped already. */
export type Pair = readonly [name: string, value: string];

/**
 * The text of a path parameter or a header: `simple`, `label` or `matrix`, as RFC 6570 expands them. `name` is used by
 * `matrix` alone.
 */
export function writeText(name: string, value: Json, options: StyleOptions): string {
  const { style, explode, key, escape } = options;
  const parts = partsOf(value, key);
  if (style === 'label') return writeLabel(parts, explode);
  if (style === 'matrix') return writeMatrix(escapeAll(name), parts, explode);
  if (parts.kind === 'text') return escape(parts.text);
  return flatten(parts, explode ? '=' : ',', escape).join(',');
}

/** Only a label that is taken apart is divided by dots. */
function writeLabel(parts: Parts, explode: boolean): string {
  if (parts.kind === 'text') return `.${escapeAll(parts.text)}`;
  return explode ? `.${flatten(parts, '=', escapeDots).join('.')}` : `.${flatten(parts, ',', escapeAll).join(',')}`;
}

function writeMatrix(name: string, parts: Parts, explode: boolean): string {
  if (parts.kind === 'text') return `;${named(name, escapeAll(parts.text))}`;
  if (!explode) return `;${named(name, flatten(parts, ',', escapeAll).join(','))}`;
  const pairs =
    parts.kind === 'list'
      ? parts.items.map((item) => named(name, escapeAll(item)))
      : parts.entries.map(([member, text]) => named(escapeAll(member), escapeAll(text)));
  return pairs.map((pair) => `;${pair}`).join('');
}

/** RFC 6570 leaves the sign out where there is nothing behind it. */
function named(name: string, value: string): string {
  return value === '' ? name : `${name}=${value}`;
}

function flatten(parts: Exclude<Parts, { kind: 'text' }>, sign: string, escape: Escape): readonly string[] {
  if (parts.kind === 'list') return parts.items.map(escape);
  return parts.entries.map(([name, text]) => `${escape(name)}${sign}${escape(text)}`);
}

/**
 * The pairs of a query, form or cookie parameter. An empty list or object is no pair at all, as RFC 6570 has it.
 */
export function writePairs(name: string, value: Json, options: StyleOptions): readonly Pair[] {
  const { style, explode, escape, key } = options;
  if (style === 'deepObject') return writeDeep(escapeAll(name), value, options);
  const parts = partsOf(value, key);
  const own = escapeAll(name);
  if (parts.kind === 'text') return [[own, escape(parts.text)]];
  if (parts.kind === 'list' ? parts.items.length === 0 : parts.entries.length === 0) return [];
  if (explode && parts.kind === 'list') return parts.items.map((item) => [own, escape(item)]);
  if (explode && parts.kind === 'map') return parts.entries.map(([member, text]) => [escapeAll(member), escape(text)]);
  return [[own, joined(parts, options)]];
}

function joined(parts: Exclude<Parts, { kind: 'text' }>, { style, escape, key }: StyleOptions): string {
  const texts = parts.kind === 'list' ? parts.items : parts.entries.flat();
  const [sign, written] = delimiters[style] ?? [',', ','];
  const isEscaped = escape !== escapeNothing;
  // An escaped comma is not taken for one that divides; a space or a bar looks the same in a value and between values.
  if ((sign !== ',' || !isEscaped) && texts.some((text) => text.includes(sign))) {
    throw inputError(key, `its parts are divided by ${JSON.stringify(sign)}, so none may hold one`);
  }
  if (!isEscaped) return texts.join(sign);
  return texts.map((text) => escape(text).replaceAll(',', '%2C')).join(written);
}

const delimiters: Readonly<Partial<Record<ParameterStyle, readonly [string, string]>>> = {
  spaceDelimited: [' ', '%20'],
  pipeDelimited: ['|', '%7C'],
};

const deepest = 16;

/** `name[key]=value`; beyond the specification, deeper keys in further brackets and lists as `name[key][]`. */
function writeDeep(name: string, value: Json | undefined, { escape, key }: StyleOptions): readonly Pair[] {
  const pairs: Pair[] = [];
  const visit = (path: string, part: Json | undefined, depth: number): void => {
    if (depth > deepest) throw inputError(key, 'it is nested too deep for a query');
    if (Array.isArray(part)) {
      const isPlain = part.every((item: Json) => typeof item !== 'object' || item === null);
      part.forEach((item: Json, index) => visit(`${path}%5B${isPlain ? '' : index}%5D`, item, depth + 1));
    } else if (typeof part === 'object' && part !== null) {
      for (const [member, inner] of Object.entries(part)) {
        if (inner !== null) visit(`${path}%5B${escapeAll(member)}%5D`, inner, depth + 1);
      }
    } else pairs.push([path, escape(textOf(part, key))]);
  };
  visit(name, value, 0);
  return pairs;
}
