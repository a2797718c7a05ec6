/**
 * Checks programs against one API before they run. Whoever implements it chooses the compiler; `core` asks it once per
 * run, before anything is started.
 */
export interface TypeChecker extends AsyncDisposable {
  /**
   * What is wrong with a program, most useful first; empty when nothing is. Checks against the types of the latest
   * `update` before the call. Never rejects because of what a program says, and always settles: a program that takes
   * too long to check is a finding. Rejects with `signal.reason` on abort, and when no compiler can be started.
   */
  check(program: ProgramTexts, options?: { readonly signal?: AbortSignal }): Promise<readonly TypeFinding[]>;
  /** Replaces the API. Checks under way keep the types they started with. */
  update(api: ApiTypes): void;
}

/** An API to check against. */
export interface ApiTypes {
  /** One valid `.d.ts` text that declares `codemode`. Its names and docs are third-party text. */
  readonly types: string;
}

/** Makes a checker for one API. Whoever calls it disposes what it gave. */
export type TypeCheckerFactory = (api: ApiTypes) => TypeChecker;

/** One program in two forms. Both are one expression: an async arrow function without parameters. */
export interface ProgramTexts {
  /** With the types that the model wrote. */
  readonly typed: string;
  /** Without: the very text that runs. For a checker that cannot read `typed`, or not in time. */
  readonly plain: string;
}

/** One mistake. */
export interface TypeFinding {
  /** A stable word: `unknown_tool`, `missing_await`, or the compiler's own `TS2367`. */
  readonly code: string;
  /** `error`: the program would surely fail, or go wrong in silence. `warn`: it may well work. */
  readonly level: 'error' | 'warn';
  /** For a model: what is wrong and what to write instead. Bounded. */
  readonly message: string;
  /** The form the offsets are in. */
  readonly form: keyof ProgramTexts;
  readonly start: number;
  readonly end: number;
}

/** Whether programs are checked before they run, and whether errors keep them from running. */
export type CheckMode = 'error' | 'warn' | 'off';
