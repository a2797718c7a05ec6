/** What a kind of mistake means for the run. `off`: not reported. */
export type RuleLevel = 'error' | 'warn' | 'off';

/** The mistakes known by name. */
export type RuleCode =
  | 'unknown_tool'
  | 'unknown_namespace'
  | 'missing_argument'
  | 'unknown_argument'
  | 'wrong_argument'
  | 'missing_await'
  | 'unknown_property'
  | 'unknown_method'
  | 'unknown_name'
  | 'not_callable'
  | 'not_iterable'
  | 'too_slow_to_check'
  | 'types_left_out'
  | 'maybe_missing'
  | 'not_awaited';

/** One row of the table that decides what a finding means. */
export interface TypeRule {
  /** The finding's code. */
  readonly code: RuleCode;
  readonly level: RuleLevel;
  /** What it is about. */
  readonly what: string;
  /** Why it has this level. */
  readonly reason: string;
}

/**
 * Mistakes this package knows by name. `error` is for what would surely fail or go wrong in silence: no program that
 * would have worked may be refused.
 */
export const rules: readonly TypeRule[] = [
  {
    code: 'unknown_tool',
    level: 'error',
    what: 'a tool that does not exist',
    reason: 'The call can only fail.',
  },
  {
    code: 'unknown_namespace',
    level: 'error',
    what: 'a member of `codemode` that does not exist',
    reason: 'The call can only fail.',
  },
  {
    code: 'missing_argument',
    level: 'error',
    what: 'a call without its argument, or without a property that must be there',
    reason: 'The host refuses the call.',
  },
  {
    code: 'unknown_argument',
    level: 'error',
    what: 'a property that the tool does not take, or a second argument',
    reason: 'The tool refuses it or, worse, passes over it in silence.',
  },
  {
    code: 'wrong_argument',
    level: 'error',
    what: 'a value of which no part fits the type: another primitive, a word no enum has, an object for a text',
    reason: 'The host refuses the call. A value that may fit (`string` for `"open" | "closed"`) is only TS2345.',
  },
  {
    code: 'missing_await',
    level: 'error',
    what: 'a promise used as a value, or a call whose answer nobody waits for',
    reason: 'A promise has no data, and a call that still runs when the program ends is dropped.',
  },
  {
    code: 'unknown_property',
    level: 'error',
    what: 'a property that the declared result of a tool does not have',
    reason:
      'It is undefined. Where the program allows for that (`?.`, `??`, a condition) or sets it, it is `maybe_missing`.',
  },
  {
    code: 'unknown_method',
    level: 'error',
    what: 'a property no text, number, array … has, called or read further',
    reason: 'Calling or reading `undefined` throws.',
  },
  {
    code: 'unknown_name',
    level: 'error',
    what: 'a name that nothing declares',
    reason: 'It throws a ReferenceError. A name that the program asks for with `typeof` is not reported.',
  },
  {
    code: 'not_callable',
    level: 'error',
    what: 'a call of a namespace or of a result',
    reason: 'It throws a TypeError.',
  },
  {
    code: 'not_iterable',
    level: 'error',
    what: 'a loop or spread over a result that is no list',
    reason: 'It throws a TypeError.',
  },
  {
    code: 'too_slow_to_check',
    level: 'error',
    what: 'a program that takes too long to check, even without its own types',
    reason: 'A check that can be worn out checks nothing.',
  },
  {
    code: 'types_left_out',
    level: 'warn',
    what: 'a program whose own types take too long, or do not parse: it was checked without them',
    reason: 'Types do not run. What is checked then is the very text that does.',
  },
  {
    code: 'maybe_missing',
    level: 'warn',
    what: 'a property that a result does not declare, read with care',
    reason: 'The program says what happens when it is missing.',
  },
  {
    code: 'not_awaited',
    level: 'warn',
    what: 'work that nobody waits for: `void`, `.then(…)`, an async callback of `forEach`, an async function',
    reason: 'It may end in time.',
  },
];

const levels: ReadonlyMap<RuleCode, RuleLevel> = new Map(rules.map(({ code, level }) => [code, level]));

/** What a mistake known by name means. */
export function levelOf(code: RuleCode): RuleLevel {
  return levels.get(code) ?? 'warn';
}
