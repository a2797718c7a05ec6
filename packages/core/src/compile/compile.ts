import type { ProgramTexts, RunFailure } from '@sallyport/contract';
import { sourceBytes as defaultSourceBytes } from '../limits.ts';
import { compileText, type CompiledText } from './compile-text.ts';
import { explain } from './explain.ts';
import { fencedBlocks, onlyBlocks, spoilFences, type FencedBlock } from './fences.ts';
import { opening } from './parse-program.ts';
import { offsetAt, positionAt, type Position } from './positions.ts';

/** A program a sandbox can evaluate. */
export interface CompiledProgram {
  readonly ok: true;
  /** False for a text that was read but not parsed: the engine that evaluates it has the last word. */
  readonly isParsed: boolean;
  /** One JavaScript expression: an async arrow function without parameters, in strict mode. */
  readonly program: string;
  /** Lines of `program` that stand before the model's first one. */
  readonly openingLines: number;
  /** Leads a place in `program` back to the model's own text; `undefined` for what the model did not write. */
  toModel(position: Position): Position | undefined;
}

/** A program that was parsed. */
export interface ParsedProgram extends CompiledProgram {
  readonly isParsed: true;
  /** What a type checker reads, and the way back from it. Made when asked. */
  toCheck(): CheckableProgram;
}

/** A program in the forms that a type checker reads. */
export interface CheckableProgram {
  readonly texts: ProgramTexts;
  /** Leads an offset in one of the texts back to the model's own; `undefined` for what the model did not write. */
  toModel(form: keyof ProgramTexts, offset: number): Position | undefined;
}

/** The text is no program. */
export interface CompileFailure {
  readonly ok: false;
  readonly failure: RunFailure;
}

/**
 * Makes a program of what a model wrote: takes off fences and prose, settles which value comes back (`docs/shapes.md`)
 * and takes off the types. Called once per run, before anything is started.
 *
 * Never throws, whatever the text, and parses only: nothing is evaluated. The work is bounded by `sourceBytes`, the
 * longest text accepted, in UTF-16 units.
 */
export function compile(
  code: string,
  { sourceBytes = defaultSourceBytes }: { readonly sourceBytes?: number } = {},
): ParsedProgram | CompileFailure {
  if (code.length > sourceBytes) {
    const message = `The program is ${code.length} characters long and may be ${sourceBytes}. Send a shorter one: read data with tools instead of writing it into the code.`;
    return { ok: false, failure: { code: 'syntax_error', name: 'SyntaxError', message } };
  }
  const compiled = compileAny(hashbangAsComment(code));
  if (!compiled.ok) return { ok: false, failure: explain(code, compiled.problem) };
  const { program, toText, typed } = compiled;
  return {
    ok: true,
    isParsed: true,
    program,
    openingLines,
    toModel: (position) => {
      const offset = offsetAt(program, position);
      const place = offset === undefined ? undefined : toText(offset);
      return place === undefined ? undefined : positionAt(code, place);
    },
    toCheck: () => {
      const { program: typedProgram, toText: typedToText } = typed();
      return {
        texts: { typed: typedProgram, plain: program },
        toModel: (form, offset) => {
          const place = (form === 'typed' ? typedToText : toText)(offset);
          return place === undefined ? undefined : positionAt(code, place);
        },
      };
    },
  };
}

/** How many lines every program has before the model's first. */
export const openingLines: number = opening.split('\n').length - 1;

/** The program behind the first two characters of a script for a shell. */
function hashbangAsComment(code: string): string {
  return code.startsWith('#!') ? `//${code.slice(2)}` : code;
}

/** Everything below keeps the text's length, so that places in it stay the model's own. */
function compileAny(text: string): CompiledText {
  const blocks = fencedBlocks(text);
  const [first] = blocks;
  if (first === undefined) return compileText(text);
  if (text.slice(0, first.fence).trim() === '') return compileBlocks(text, blocks);
  // Fences may also stand inside a template or a comment of a program that has none around it.
  // There they can be spoiled and the program still parses; as operators of prose that happens to parse they cannot.
  const spoiled = compileText(spoilFences(text));
  if (spoiled.ok) return compileText(text);
  const isPastFence = (spoiled.problem.offset ?? 0) > first.start;
  return isPastFence ? spoiled : compileBlocks(text, blocks);
}

/** All blocks as one program; where they are none together, the longest. */
function compileBlocks(text: string, blocks: readonly FencedBlock[]): CompiledText {
  const joined = compileText(onlyBlocks(text, blocks));
  if (joined.ok || blocks.length === 1) return joined;
  const [longest] = blocks.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const alone = longest === undefined ? joined : compileText(onlyBlocks(text, [longest]));
  return alone.ok ? alone : joined;
}
