import { defuse } from './plain-text.ts';

/** Inside a fence nobody reads more than this of one line. */
const lineLimit = 20_000;

/**
 * Third-party type text, ready for its place: defused, and every line starts with a space. Lines of ours start
 * with none, so a reader can tell them apart; a single space, since a large API has many lines.
 */
export function containText(text: string): string {
  const lines = defuse(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  let indent = Infinity;
  for (const line of lines) indent = Math.min(indent, line.length - line.trimStart().length);
  return lines.map((line) => ` ${line.slice(indent).trimEnd()}`).join('\n');
}

/** True for a text whose lines are too long to be types anyone reads. */
export function isOverlong(text: string): boolean {
  return text.length > lineLimit && text.split('\n').some((line) => line.length > lineLimit);
}

/** A code fence that nothing inside `text` can close. */
export function fence(text: string, language: string): string {
  let longest = 2;
  for (const run of text.match(/`{3,}/g) ?? []) longest = Math.max(longest, run.length);
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
