import type { RuleLevel } from './rules.ts';

/** The compiler's own diagnostics by what they are about, as far as no rule of ours takes them. */
export interface CompilerRule {
  readonly codes: readonly number[];
  readonly level: RuleLevel;
  readonly what: string;
  readonly reason: string;
}

/** The first row that lists a code counts. Codes in no row are `warn`. */
export const compilerRules: readonly CompilerRule[] = [
  {
    codes: [2345, 2322, 2353, 2561, 2739, 2740, 2741, 2559, 2560, 2820, 2769],
    level: 'warn',
    what: 'a value that need not fit where it goes',
    reason: 'Types do not run. What surely fails in a tool call is `wrong_argument`.',
  },
  {
    codes: [2367, 2678],
    level: 'warn',
    what: 'a comparison that is never true',
    reason: 'It runs; most often a word is misspelt.',
  },
  {
    codes: [2551, 2568],
    level: 'warn',
    what: "a property that is misspelt, on an object of the program's own",
    reason: 'It may be set in a way the compiler does not see.',
  },
  {
    codes: [2554, 2555, 2556],
    level: 'warn',
    what: "a call with more or fewer arguments than a function of the program's own takes",
    reason: 'JavaScript fills up with undefined.',
  },
  {
    codes: [2349, 2348, 2351, 2488, 2495, 2461, 2504, 2548, 2549],
    level: 'warn',
    what: "calling, constructing or listing a value of the program's own that seems not made for it",
    reason: 'The program may know better.',
  },
  {
    codes: [2339, 2576, 7053, 7017],
    level: 'off',
    what: "a property that an object of the program's own does not declare",
    reason: 'Programs build objects step by step.',
  },
  {
    codes: [2304, 2552, 2318, 2503, 2583, 2584, 2307, 2306, 2314, 2315, 2344, 2694, 2709, 2749, 2792],
    level: 'off',
    what: 'a type that nothing declares, or that takes other parameters',
    reason: 'Types are taken off before the program runs.',
  },
  {
    codes: [2531, 2532, 2533, 2721, 2722, 2723, 18047, 18048, 18049, 18050],
    level: 'off',
    what: 'a value that may be null or undefined',
    reason: 'It may also be there; the run tells.',
  },
  {
    codes: [2571, 18046],
    level: 'off',
    what: 'a value of unknown type',
    reason: 'The program may know what it is.',
  },
  {
    codes: [2356, 2362, 2363, 2364, 2365, 2447, 2736],
    level: 'off',
    what: 'arithmetic with what is no number',
    reason: 'JavaScript converts: the difference of two dates is a common and working thing.',
  },
  {
    codes: [2352, 2416, 2415, 2420, 2411, 2430, 2394, 2391, 2355, 2366, 2377, 2378, 2394, 2395, 2454, 2564, 2717],
    level: 'off',
    what: 'declarations and assertions that disagree with each other',
    reason: 'They do not run.',
  },
  {
    codes: [2300, 2451, 2403, 2440, 2440, 2588, 2540],
    level: 'off',
    what: 'names declared twice, and writing to what is read-only',
    reason: 'What is wrong in the language is a `syntax_error` before; the rest concerns types.',
  },
  {
    codes: [2774, 2801, 2869, 2870, 2871, 2872, 2873, 2881],
    level: 'off',
    what: 'a condition that is always true or false',
    reason: 'It runs. A condition over a call that was not awaited is `missing_await`.',
  },
];

const levels = new Map<number, RuleLevel>();
for (const { codes, level } of compilerRules) for (const code of codes) if (!levels.has(code)) levels.set(code, level);

/** The compiler's grammar; `compile` has judged it. */
const grammar = { from: 1000, to: 1999 };
/** Style, unused names and implicit `any`. */
const style = { from: 6000, to: 8999 };

/** What a diagnostic of the compiler means, where no rule of ours says more. */
export function compilerLevelOf(code: number): RuleLevel {
  if (isWithin(code, grammar) || isWithin(code, style)) return levels.get(code) ?? 'off';
  return levels.get(code) ?? 'warn';
}

function isWithin(code: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return code >= from && code <= to;
}
