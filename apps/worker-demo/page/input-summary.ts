import type { Shown } from '../src/protocol/page-event.ts';
import { visibleText } from './visible-text.ts';

/** The values of a call's argument in a few words: `alder · BR-05 · 7`. */
export function inputSummary(input: Shown): string {
  let value: unknown;
  try {
    value = JSON.parse(input.text);
  } catch {
    return visibleText(input.text);
  }
  if (typeof value !== 'object' || value === null) return visibleText(String(value));
  return visibleText(Object.values(value).map(word).join(' · '));
}

function word(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  return String(value);
}
