import { Parser, type Comment, type ModuleDeclaration, type Options, type Statement, type Token } from 'acorn';
import { nameComparisons, patternCharacters } from './bounds.ts';
import { nothingToImport, problemFrom, type Problem } from './problem.ts';

/** Stands before a program's text, on a line of its own: columns are not moved. */
export const opening = 'async () => {"use strict";\n';
/** Stands behind it; the line break ends a comment the text may end with. */
export const closing = '\n}';

export type ProgramStatement = Statement | ModuleDeclaration;

export type ParsedProgram =
  | {
      readonly ok: true;
      /** `opening + body + closing`. Offsets of the statements are offsets in it. */
      readonly assembled: string;
      /** What the body says at its top level. `export` may stand here; nowhere else, and `import` never. */
      readonly statements: readonly ProgramStatement[];
    }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Parses `body` where it will stand: inside its function. What is returned is proof that the assembled text is one
 * async arrow function whose body begins and ends where we put it, so nothing in the text can leave the function.
 * Offsets of problems are offsets in `body`.
 *
 * The parser reads module code, which is strict and has no HTML-like comments.
 */
export function parseProgram(body: string, collect: Pick<Options, 'onComment' | 'onToken'> = {}): ParsedProgram {
  const assembled = opening + body + closing;
  const failed = (message: string, offset: number): ParsedProgram => {
    return { ok: false, problem: { message, offset: Math.min(Math.max(offset - opening.length, 0), body.length) } };
  };
  try {
    const parser = new ProgramParser({ ...parserOptions, ...collect }, assembled);
    const program = parser.parse();
    const first = program.body[0];
    const expression = first?.type === 'ExpressionStatement' ? first.expression : undefined;
    const arrow = expression?.type === 'SequenceExpression' ? expression.expressions[0] : expression;
    if (arrow?.type !== 'ArrowFunctionExpression' || arrow.body.type !== 'BlockStatement') {
      return failed('The program closes a bracket that it did not open.', opening.length);
    }
    // Nothing can follow an arrow that ends where we ended it.
    if (arrow.end !== assembled.length) {
      return failed('This `}` closes nothing: remove it, or open its block.', arrow.body.end - 1);
    }
    const statements = arrow.body.body.slice(1) as ProgramStatement[];
    const nested = nestedExport(parser.exportStarts, statements);
    if (nested !== undefined) return failed('`export` can only stand at the top level.', nested);
    return { ok: true, assembled, statements };
  } catch (error) {
    const problem = problemFrom(error);
    return problem.offset === undefined ? { ok: false, problem } : failed(problem.message, problem.offset);
  }
}

function nestedExport(starts: readonly number[], statements: readonly ProgramStatement[]): number | undefined {
  if (starts.length === 0) return undefined;
  const atTop = new Set(statements.map((statement) => statement.start));
  return starts.find((start) => !atTop.has(start));
}

/** The comments and tokens of a body that parses, with offsets in the assembled text. */
export function tokensOf(body: string): { readonly comments: readonly Comment[]; readonly tokens: readonly Token[] } {
  const comments: Comment[] = [];
  const tokens: Token[] = [];
  parseProgram(body, { onComment: comments, onToken: tokens });
  return { comments, tokens };
}

// `export` is let through so that one parse serves programs with and without it.
const parserOptions: Options = { ecmaVersion: 'latest', sourceType: 'module', allowImportExportEverywhere: true };

/** The parser's own extension points, which its types leave out. */
interface OpenParser extends Parser {
  readonly start: number;
  readonly scopeStack: readonly Record<'lexical' | 'functions' | 'var', readonly string[]>[];
  raise(offset: number, message: string): never;
  parseImport(node: unknown): unknown;
  parseExport(node: unknown, exports: unknown): unknown;
  parseExprImport(forNew: unknown): unknown;
  checkExport(exports: unknown, name: unknown, offset: number): void;
  checkLocalExport(id: unknown): void;
  declareName(name: string, bindingType: number, offset: number): void;
  validateRegExpPattern(state: { readonly source: string; readonly start: number }): void;
}

const OpenParser = Parser as unknown as new (options: Options, input: string) => OpenParser;

class ProgramParser extends OpenParser {
  readonly exportStarts: number[] = [];
  #compared = 0;

  override parseImport(): never {
    return this.raise(this.start, nothingToImport);
  }

  override parseExprImport(): never {
    return this.raise(this.start, nothingToImport);
  }

  override parseExport(node: unknown, exports: unknown): unknown {
    this.exportStarts.push(this.start);
    return super.parseExport(node, exports);
  }

  // What is exported is looked up in the function the program stands in, not in a module.
  override checkLocalExport(): void {}

  override declareName(name: string, bindingType: number, offset: number): void {
    const scope = this.scopeStack.at(-1);
    this.#compared += scope === undefined ? 0 : scope.lexical.length + scope.functions.length + scope.var.length;
    if (this.#compared > nameComparisons) this.raise(offset, 'The program declares too many names in one scope.');
    super.declareName(name, bindingType, offset);
  }

  override validateRegExpPattern(state: { readonly source: string; readonly start: number }): void {
    if (state.source.length > patternCharacters) {
      this.raise(state.start, `The regular expression is longer than ${patternCharacters} characters.`);
    }
    super.validateRegExpPattern(state);
  }
}
