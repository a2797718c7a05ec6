import type { LossLog, Path } from '../losses.ts';
import { showUnseen } from '../print/quote.ts';
import { constraintWords } from './constraint-words.ts';
import type { Side } from './constraint-words.ts';
import type { Keywords } from './keywords.ts';

/** Longest description kept, in UTF-16 units. The longest of 2,181 real ones has 5,231. */
const maximumCharacters = 16_000;

/** Third-party prose, whole but for trailing blanks; cut only where it is absurdly long. `''` for what is no text. */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  if (value.length <= maximumCharacters) return showUnseen(value).trim();
  const kept = showUnseen(value.slice(0, maximumCharacters)).trim();
  return `${kept}… (${value.length - maximumCharacters} more characters)`;
}

/** Description first, then what the type cannot say in one bracket. */
export function docText(keywords: Keywords, path: Path, side: Side, losses: LossLog): string {
  const description = cleanText(keywords.description);
  const words = constraintWords(keywords, side);
  for (const { keyword } of words) losses.add(path, keyword, 'documented');
  const said = description === '' ? usefulTitle(keywords, path) : description;
  if (words.length === 0) return said;
  const bracket = words.map(({ word }) => word).join(', ');
  return said === '' ? bracket : `${said} (${bracket})`;
}

/** Several schemas that hold at once: each doc once, a text that another one contains not at all. */
export function joinDocs(docs: readonly string[]): string {
  const kept: string[] = [];
  for (const doc of docs) {
    if (doc !== '' && !kept.some((other) => other.includes(doc))) kept.push(doc);
  }
  return kept.join('\n');
}

/** A title that names a type, or repeats the property's name in other letters, says nothing here. */
function usefulTitle({ title, properties, anyOf, oneOf, allOf }: Keywords, path: Path): string {
  const text = cleanText(title);
  const names = properties !== undefined || anyOf !== undefined || oneOf !== undefined || allOf !== undefined;
  if (text === '' || names || path.key === undefined) return '';
  return letters(text) === letters(path.key) ? '' : text;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
