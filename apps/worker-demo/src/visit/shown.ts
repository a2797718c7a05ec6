import type { Shown } from '../protocol/page-event.ts';

/** The beginning of a text, never half a character. */
export function shown(text: string, limit: number): Shown {
  if (text.length <= limit) return { text, length: text.length };
  return { text: text.slice(0, limit).toWellFormed(), length: text.length };
}
