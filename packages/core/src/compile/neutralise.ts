import type { Edit } from './edits.ts';
import { closing, opening, tokensOf } from './parse-program.ts';

/**
 * Edits for the two things a script's engine reads differently from our parser, in the assembled text.
 *
 * `<!--` is three operators in module code and begins a comment in a script: a space makes it three operators in both.
 * (`-->` at the start of a line never parses as module code.) `//# sourceURL=` would rename the program in the engine's
 * stack traces: the mark goes, the comment stays.
 */
export function neutralise(assembled: string): Edit[] {
  if (!/<!--|source(?:Mapping)?URL/.test(assembled)) return [];
  const { comments, tokens } = tokensOf(assembled.slice(opening.length, -closing.length));
  const edits: Edit[] = [];
  for (const { start, end } of tokens) {
    // The operator is a token of one character; in a template the token is the whole text.
    if (end - start === 1 && assembled.startsWith('<!--', start)) edits.push({ start: end, end, text: ' ' });
  }
  for (const { type, value, start } of comments) {
    const isMark = type === 'Line' && /^[#@]\s*source(?:Mapping)?URL/.test(value);
    if (isMark) edits.push({ start: start + 2, end: start + 3, text: ' ' });
  }
  return edits;
}
