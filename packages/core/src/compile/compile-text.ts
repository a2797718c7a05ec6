import { applyEdits, type Edit, type OffsetMap } from './edits.ts';
import { findRequire } from './find-require.ts';
import { looksTyped } from './looks-typed.ts';
import { neutralise } from './neutralise.ts';
import { closing, opening, parseProgram, type ParsedProgram } from './parse-program.ts';
import { nothingToImport, type Problem } from './problem.ts';
import { settleShape } from './shape.ts';
import { statementEnds } from './statement-ends.ts';
import { stripTypes } from './strip-types.ts';
import { mayHaveTypeArguments } from './type-arguments.ts';

export type CompiledText =
  | {
      readonly ok: true;
      readonly program: string;
      /** Offset in `program` to offset in the text; `undefined` in what stands around it. */
      readonly toText: ToText;
      /** The same program before its types were taken off, in the same shape. Made when asked. */
      readonly typed: () => { readonly program: string; readonly toText: ToText };
    }
  | { readonly ok: false; readonly problem: Problem };

type ToText = (offset: number) => number | undefined;

/** Compiles one text that is nothing but a program. Offsets of problems are offsets in it. */
export function compileText(text: string): CompiledText {
  const compiled = compileBody(text, sameOffset);
  if (compiled.ok) return compiled;
  const bracketed = compileInBrackets(text);
  const isFurther = bracketed !== undefined && (bracketed.ok || placeOf(bracketed) > placeOf(compiled));
  return isFurther ? bracketed : compiled;
}

/** Whether what parsed is what was asked for. */
type Accept = (parsed: ParsedProgram & { readonly ok: true }, toText: OffsetMap) => boolean;

const sameOffset: OffsetMap = (offset) => offset;

function placeOf(failed: { readonly problem: Problem }): number {
  return failed.problem.offset ?? 0;
}

function compileBody(body: string, toText: OffsetMap, accept?: Accept): CompiledText {
  const tried = looksTyped(body) ? undefined : parseProgram(body);
  const untyped = { body, toText, toBody: sameOffset, accept };
  if (tried?.ok && !mayHaveTypeArguments(body)) return assemble(tried, untyped);
  const stripped = stripTypes(body);
  if (!stripped.ok || stripped.text === body) {
    const plain = tried ?? parseProgram(body);
    if (plain.ok) return assemble(plain, untyped);
    return moved(stripped.ok ? plain.problem : further(plain.problem, stripped.problem), toText);
  }
  const ends = applyEdits(stripped.text, statementEnds(body, stripped.text, stripped.toBefore));
  const parsed = parseProgram(ends.text);
  const toBody: OffsetMap = (offset) => stripped.toBefore(ends.toBefore(offset));
  if (parsed.ok) return assemble(parsed, { body, toText, toBody, accept });
  return moved(parsed.problem, (offset) => toText(toBody(offset)));
}

/** Where a body that parses came from. */
interface Origin {
  /** The body with its types. */
  readonly body: string;
  /** Offset in `body` to offset in the text. */
  readonly toText: OffsetMap;
  /** Offset in what was parsed to offset in `body`. */
  readonly toBody: OffsetMap;
  readonly accept: Accept | undefined;
}

function assemble(parsed: ParsedProgram & { readonly ok: true }, origin: Origin): CompiledText {
  const { assembled, statements } = parsed;
  const toText: OffsetMap = (offset) => origin.toText(origin.toBody(offset));
  if (origin.accept?.(parsed, toText) === false) return notAccepted;
  const required = findRequire(assembled, statements);
  if (required !== undefined) return moved({ message: nothingToImport, offset: required - opening.length }, toText);
  const shape = settleShape(assembled, statements);
  if (!shape.ok) return moved(shape.problem, toText);
  const edits = shape.edits.filter(({ typedOnly }) => typedOnly !== true);
  const program = applyEdits(assembled, [...edits, ...neutralise(assembled)]);
  return {
    ok: true,
    program: program.text,
    toText: withinBody(assembled, program.toBefore, toText),
    typed: () => typedProgram(origin, assembled, shape.edits),
  };
}

/** The edits that settled the shape, made in the text that still has its types. */
function typedProgram(
  { body, toBody, toText }: Origin,
  assembled: string,
  edits: readonly Edit[],
): { readonly program: string; readonly toText: ToText } {
  const end = assembled.length - closing.length;
  const typed = opening + body + closing;
  // What stands at the body's end stands there in both, whatever types the last line lost.
  const place: OffsetMap = (offset) =>
    offset >= end ? offset - assembled.length + typed.length : toBody(offset - opening.length) + opening.length;
  const moved = edits
    .map((edit) => ({ ...edit, start: place(edit.start), end: place(edit.end) }))
    // A parameter that has a type keeps it.
    .filter(
      ({ text, typedOnly, end: at }) => !(typedOnly && text.startsWith(':') && /^\s*\??\s*:/u.test(typed.slice(at))),
    );
  const program = applyEdits(typed, moved);
  return { program: program.text, toText: withinBody(typed, program.toBefore, toText) };
}

/** Offset in an edited text to offset in the model's; `undefined` for what the model did not write. */
function withinBody(assembled: string, toBefore: OffsetMap, toText: OffsetMap): ToText {
  const end = assembled.length - closing.length;
  return (offset) => {
    const before = toBefore(offset);
    return before < opening.length || before >= end ? undefined : toText(before - opening.length);
  };
}

const notAccepted: CompiledText = { ok: false, problem: { message: 'Unexpected token', offset: undefined } };

/** The parser that came further understood more; of two at one place, the one that says more. */
function further(plain: Problem, typed: Problem): Problem {
  if (plain.offset === undefined || typed.offset === undefined || typed.isRefusal) return typed;
  if (plain.offset !== typed.offset) return plain.offset > typed.offset ? plain : typed;
  return plain.message === 'Unexpected token' ? typed : plain;
}

function moved({ message, offset }: Problem, toText: OffsetMap): CompiledText {
  return { ok: false, problem: { message, offset: offset === undefined ? undefined : toText(offset) } };
}

/**
 * Texts that only parse in brackets: an object alone or on the program's last lines (`{ a: 1, b: 2 }`), a function
 * without a name. `undefined` when that is not what the text is.
 */
function compileInBrackets(text: string): CompiledText | undefined {
  const start = bracketStart(text);
  if (start === undefined) return undefined;
  const end = /;?\s*$/.exec(text.slice(-1_000))?.[0].length ?? 0;
  const bracketed = applyEdits(text, [
    { start, end: start, text: ';(' },
    { start: text.length - end, end: text.length, text: '\n)' },
  ]);
  return compileBody(bracketed.text, bracketed.toBefore, ({ statements }, toText) => {
    const last = statements.at(-1);
    // Our brackets hold a whole expression only if a statement begins with the one, and its expression behind it.
    if (last?.type !== 'ExpressionStatement' || last.expression.start === last.start) return false;
    if (toText(last.start - opening.length) !== start) return false;
    return text[start] === '{' ? last.expression.type === 'ObjectExpression' : statements.length === 2;
  });
}

function bracketStart(text: string): number | undefined {
  const head = /^(?:\s+|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/.exec(text)?.[0].length ?? 0;
  if (/^(?:async\s+)?function\s*\*?\s*\(|^\{/.test(text.slice(head, head + 1_000))) return head;
  const brace = text.lastIndexOf('\n{');
  return brace === -1 ? undefined : brace + 1;
}
