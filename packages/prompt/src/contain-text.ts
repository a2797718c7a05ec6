import { showUnseen } from './plain-text.ts';

/** Runs of this many backticks are written as escapes, so that a fence around the text stays short. */
const longestBacktickRun = 6;
const backtickRun = new RegExp(`\`{${longestBacktickRun},}`, 'g');
/** The shape of the marks that chat templates put between turns. No valid type contains it. */
const turnMark = /<\|(?=[^\s|<>]{1,40}\|>)/g;
/** Inside a fence nobody reads more than this of one line. */
const lineLimit = 20_000;

/**
 * Third-party type text, ready for its place: unseen characters and turn marks are written as escapes, long backtick
 * runs too, and every line starts with `depth` spaces (at least one). Lines of ours start with none, so a reader can
 * tell them apart.
 */
export function containText(text: string, depth: number): string {
  const shown = showUnseen(text)
    .replace(backtickRun, (run) => '\\u0060'.repeat(Math.min(run.length, 20)))
    .replace(turnMark, '<\\u007c');
  const lines = shown.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  const margin = ' '.repeat(Math.max(1, depth));
  return lines.map((line) => margin + line.slice(indent).trimEnd()).join('\n');
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
