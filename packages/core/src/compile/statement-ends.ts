import type { Edit, OffsetMap } from './edits.ts';
import { opening, tokensOf } from './parse-program.ts';

/**
 * Semicolons that the types held: in
 *
 *     const list = found as string[]
 *     (await next()).run()
 *
 * the type ends the statement, and without it the second line would be a call of the first. Returns edits of `text`,
 * the stripped `source`; none for a program that ends its statements itself.
 */
export function statementEnds(source: string, text: string, toBefore: OffsetMap): Edit[] {
  if (!mayRunOn(text)) return [];
  const { tokens } = tokensOf(text);
  const isUntouched = untouchedLines(source, text);
  const edits: Edit[] = [];
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (previous === undefined || previous.start < opening.length || !/[([`]/.test(token.type.label)) continue;
    const [from, end, to] = [previous.start, previous.end, token.start].map((offset) => offset - opening.length);
    if (from === undefined || end === undefined || to === undefined) continue;
    if (!/[\n\r\u2028\u2029]/.test(text.slice(end, to)) || isUntouched(from, to)) continue;
    const lost = withoutComments(source.slice(toBefore(from) + end - from, toBefore(to)));
    // `!` and type arguments do not end an expression.
    if (lost !== '' && !/^(?:!+$|<)/.test(lost)) edits.push({ start: to, end: to, text: ';' });
  }
  return edits;
}

/** True where a line begins with a bracket, a template or a comment, and the one before does not end in a way that settles it. */
function mayRunOn(text: string): boolean {
  for (const { index } of text.matchAll(/[\n\r][ \t]*(?:[([`]|\/\*)/g)) {
    let end = index - 1;
    while (end >= 0 && /\s/.test(text.charAt(end))) end -= 1;
    if (end >= 0 && !/[;,([{=:?&|+*%<>!~^]/.test(text.charAt(end))) return true;
  }
  return false;
}

/**
 * Tells whether all lines between two offsets of `text` are those of `source`, which has as many: then no type went, and
 * the stripper's map, which is slow to make, is not needed. To be asked in ascending order.
 */
function untouchedLines(source: string, text: string): (from: number, to: number) => boolean {
  const sourceLines = source.split('\n');
  const lines = text.split('\n');
  let [line, lineStart] = [0, 0];
  return (from, to) => {
    while (lineStart + (lines[line]?.length ?? 0) < from) {
      lineStart += (lines[line]?.length ?? 0) + 1;
      line += 1;
    }
    for (let [at, start] = [line, lineStart]; start <= to && at < lines.length; at += 1) {
      if (lines[at] !== sourceLines[at]) return false;
      start += (lines[at]?.length ?? 0) + 1;
    }
    return true;
  };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n\r\u2028\u2029]*/g, '').trim();
}
