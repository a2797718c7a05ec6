import { parseArgs } from 'node:util';
import type { CheckMode } from 'sallyport';

import { DemoError, exitCodes } from './demo-error.ts';

/** What the command line asked for. */
export type DemoArguments =
  | { readonly mode: 'help' }
  | (DemoSettings &
      (
        | { readonly mode: 'types' }
        | { readonly mode: 'code'; readonly file: string }
        | { readonly mode: 'repl' }
        | {
            readonly mode: 'converse';
            /** Instead of the recorded questions. */
            readonly question: string | undefined;
            /** Never asks a real model. */
            readonly isRecorded: boolean;
          }
      ));

interface DemoSettings {
  readonly budgetTokens: number;
  /** What the type check's errors mean for a program. */
  readonly check: CheckMode;
}

/** Small enough to show what happens to an API that does not fit as a whole. */
const defaultBudgetTokens = 2_000;

const options = {
  code: { type: 'string' },
  repl: { type: 'boolean' },
  types: { type: 'boolean' },
  ask: { type: 'string' },
  recorded: { type: 'boolean' },
  budget: { type: 'string' },
  check: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line. Throws a {@link DemoError} that names what is wrong. */
export function readArguments(args: readonly string[]): DemoArguments {
  const values = parse(args);
  const modes = (['code', 'repl', 'types', 'ask'] as const).filter((name) => values[name] !== undefined);
  if (values.help === true) return { mode: 'help' };
  if (modes.length > 1) throw wrong(`--${modes.join(' and --')} cannot go together.`);
  const budgetTokens = values.budget === undefined ? defaultBudgetTokens : Number(values.budget);
  if (!Number.isInteger(budgetTokens) || budgetTokens < 1) throw wrong('--budget takes a number of tokens above zero.');
  const settings = { budgetTokens, check: readCheck(values.check) };
  if (values.types === true) return { mode: 'types', ...settings };
  if (values.repl === true) return { mode: 'repl', ...settings };
  if (values.code !== undefined) return { mode: 'code', file: values.code, ...settings };
  if (values.ask !== undefined && values.recorded === true) throw wrong('--ask needs a real model, not --recorded.');
  return { mode: 'converse', question: values.ask, isRecorded: values.recorded === true, ...settings };
}

function readCheck(given = 'error'): CheckMode {
  if (given === 'error' || given === 'warn' || given === 'off') return given;
  throw wrong('--check takes error, warn or off.');
}

function parse(args: readonly string[]) {
  // Package managers hand on the `--` that stands between their options and ours.
  const given = args[0] === '--' ? args.slice(1) : [...args];
  try {
    return parseArgs({ args: given, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw wrong(`${sentence.replace(/\.$/, '')}.`);
  }
}

function wrong(message: string): DemoError {
  return new DemoError(exitCodes.wrongUsage, `${message} Run with --help to see what there is.`);
}
