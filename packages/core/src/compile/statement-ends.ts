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
  const edits: Edit[] = [];
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (previous === undefined || previous.start < opening.length || !/[([`]/.test(token.type.label)) continue;
    const [from, to] = [previous.start - opening.length, token.start - opening.length];
    const kept = text.slice(previous.end - opening.length, to);
    if (!/[\n\r\u2028\u2029]/.test(kept)) continue;
    const sourceEnd = toBefore(from) + (previous.end - previous.start);
    const lost = withoutComments(source.slice(sourceEnd, toBefore(to)));
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

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n\r\u2028\u2029]*/g, '').trim();
}
