import { sourceBytes } from '../../limits.ts';
import { compile, openingLines, type CompiledProgram } from '../compile.ts';
import { looksTyped } from '../looks-typed.ts';
import { closing, opening } from '../parse-program.ts';
import { mayHaveTypeArguments } from '../type-arguments.ts';
import { scan } from './scan.ts';

const head = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*/y;
const arrow = /async[ \t]*\([ \t]*\)[ \t]*=>[ \t]*/y;

/**
 * Compiles the most common programs without parsing them: plain JavaScript that is one async arrow function, or
 * statements that end in a `return`. The program is letter for letter what `compile` would make of the text, if the text
 * is one; whether it is, the engine says when it reads it. Undefined for everything else, and wherever in doubt.
 *
 * Why: a run after a pause meets a cold processor, and a parser is much code to walk through for the first time. What
 * must be known here is little: brackets match, so the text cannot leave its function, and which value comes back.
 */
export function compileQuickly(code: string): CompiledProgram | undefined {
  if (code.length > sourceBytes || code.startsWith('#!') || code.includes('```') || code.includes('~~~')) {
    return undefined;
  }
  const start = endOf(head, code, 0);
  // A comment may speak to the engine: `//# sourceURL=`.
  if (start > 0 && /[#@]/.test(code.slice(0, start))) return undefined;
  const bodyStart = endOf(arrow, code, start);
  const isArrow = bodyStart > start;
  const found = scan(code, isArrow ? bodyStart : start);
  if (!found || looksTyped(code) || (found.hasLess && mayHaveTypeArguments(code))) return undefined;
  const { end, valueEnd, isParted, endsInReturn, firstPairEnd } = found;
  let text: string;
  if (!isArrow) {
    if (!endsInReturn) return undefined;
    text = code;
  } else {
    if (isParted || end === bodyStart || (code[bodyStart] === '{' && firstPairEnd !== end)) return undefined;
    text = `${code.slice(0, start)}return (${code.slice(start, valueEnd)})()${code.slice(valueEnd)}`;
  }
  let parsed: ReturnType<typeof compile> | undefined;
  return {
    ok: true,
    isParsed: false,
    program: opening + text + closing,
    openingLines,
    toModel(position) {
      parsed ??= compile(code);
      return parsed.ok ? parsed.toModel(position) : undefined;
    },
  };
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
