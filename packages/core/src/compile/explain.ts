import type { RunFailure } from '@sallyport/contract';
import { codeFrame } from './frame.ts';
import { positionAt } from './positions.ts';
import type { Problem } from './problem.ts';

/** Puts a problem into words the model can act on. `code` is the text as the model wrote it. */
export function explain(code: string, problem: Problem): RunFailure {
  const { offset } = problem;
  const parts = { code: 'syntax_error', name: 'SyntaxError' } as const;
  if (offset === undefined) return { ...parts, message: problem.message };
  const { line, column } = positionAt(code, offset);
  const message = [sentence(code, problem.message, offset), hint(code, offset)].join(' ').trim();
  return { ...parts, message, line, column, frame: codeFrame(code, { line, column }) };
}

/** The parser's sentence, with what stands at the place. */
function sentence(code: string, message: string, offset: number): string {
  const text = message.endsWith('.') ? message : `${message}.`;
  if (!/^Unexpected token\b/.test(message)) return text;
  const rest = code.slice(offset, offset + 200);
  if (rest.trim() === '') return 'The program ends too early: a bracket, a quote or an expression is still open.';
  const found = /^[\p{ID_Continue}$]{1,40}|^[^\s]/u.exec(rest)?.[0];
  return found === undefined ? text : text.replace('Unexpected token', `Unexpected \`${found}\``);
}

/** What such a place usually means. One hint, the first that fits. */
function hint(code: string, offset: number): string {
  const lineStart = Math.max(code.lastIndexOf('\n', offset - 1) + 1, offset - 300);
  const line = code.slice(lineStart, offset + 300).split('\n', 1)[0] ?? '';
  if (code.startsWith('@', offset)) return 'Decorators are not supported.';
  if (/<\/[A-Za-z]|<>|\/>|<[A-Za-z]+ [a-zA-Z]+=/.test(line)) return noJsx;
  if (!code.includes('\n') && code.includes('\\n')) return escapedBreaks;
  if (isProse(line)) return 'Send the program alone, without words around it, or put it between ``` fences.';
  return '';
}

const noJsx = 'JSX is not supported: the program runs without a page.';
const escapedBreaks = String.raw`The text holds \n as two characters: send real line breaks.`;

/** A line that reads as a sentence: capital, words, no code but what stands in backticks. */
function isProse(line: string): boolean {
  return /^\s*(?:[#>*-]+\s+)?\p{Lu}[\p{L}'’]*(?:,? [\p{L}'’`"-]+){2,}/u.test(line) && !/[;={}]/.test(line);
}
