import { cleanText } from './clean-text.ts';

/** A tool's input in a few words: `path: 'orders', entities: [9]`. Long lists are their length. */
export function inputSummary(input: unknown): string {
  if (typeof input !== 'object' || input === null) return input === undefined ? '' : scalar(input);
  const values = Object.entries(input);
  if (values.length === 1 && values[0]?.[0] === 'arguments') return member(values[0][1]);
  return values.map(([key, value]) => `${cleanText(key)}: ${member(value)}`).join(', ');
}

function member(value: unknown): string {
  if (Array.isArray(value)) {
    const isShort = value.length <= 3 && value.every((each) => typeof each !== 'object' || each === null);
    return isShort ? value.map(scalar).join(', ') : `[${value.length} items]`;
  }
  return typeof value === 'object' && value !== null
    ? `{${Object.keys(value).map(cleanText).join(', ')}}`
    : scalar(value);
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? `'${cleanText(value).replaceAll(/\s+/g, ' ')}'` : String(value);
}
