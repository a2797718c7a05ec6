import { oneLine } from '../plain-text.ts';

const sentenceCharacters = 240;

/** The first sentence of a description as one plain line of at most 240 characters. */
export function firstSentence(description: string | undefined): string {
  const line = oneLine(description ?? '', 4 * sentenceCharacters);
  const end = line.search(/(?<=[.!?])\s|(?<=[。！？])/u);
  return oneLine(end > 0 ? line.slice(0, end) : line, sentenceCharacters);
}
