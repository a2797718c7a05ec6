import { printKey, quote } from '../print/quote.ts';

/** Beyond this a literal says no more than its type. */
const maximumCharacters = 1_000;
const maximumDepth = 8;

/** A JSON value as a literal type, or undefined when it is too large to be one. */
export function literalText(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.length > maximumCharacters ? undefined : quote(value);
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : undefined;
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || depth >= maximumDepth) return undefined;
  const text = Array.isArray(value) ? arrayText(value, depth) : objectText(value, depth);
  return text === undefined || text.length > maximumCharacters ? undefined : text;
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '0' : String(value).replace('e+', 'e');
}

function arrayText(values: readonly unknown[], depth: number): string | undefined {
  if (values.length > maximumCharacters) return undefined;
  const texts: string[] = [];
  for (const value of values) {
    const text = literalText(value, depth + 1);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return `[${texts.join(', ')}]`;
}

function objectText(value: object, depth: number): string | undefined {
  const keys = Object.keys(value);
  if (keys.length === 0) return 'Record<string, never>';
  if (keys.length > maximumCharacters) return undefined;
  const texts: string[] = [];
  for (const key of keys) {
    const text = literalText((value as { readonly [key: string]: unknown })[key], depth + 1);
    if (text === undefined) return undefined;
    texts.push(`${printKey(key)}: ${text}`);
  }
  return `{ ${texts.join('; ')} }`;
}
