import { parseArgs } from 'node:util';

import { EvalError, exitCodes } from './eval-error.ts';
import { type PromptVariant, findVariant } from './prompt-variants.ts';

/** What the command line asked for. */
export interface EvalArguments {
  readonly mode: 'help' | 'show' | 'script' | 'write' | 'evaluate';
  readonly tasks: readonly string[];
  readonly variants: readonly PromptVariant[];
  /** A folder of programs to score instead of the tasks' own. */
  readonly programs: string | undefined;
  readonly useModel: boolean;
  readonly usePlainModel: boolean;
  readonly save: string | undefined;
  readonly asJson: boolean;
}

const options = {
  task: { type: 'string', multiple: true },
  prompt: { type: 'string', multiple: true },
  programs: { type: 'string' },
  model: { type: 'boolean' },
  plain: { type: 'boolean' },
  save: { type: 'string' },
  show: { type: 'boolean' },
  json: { type: 'boolean' },
  write: { type: 'boolean' },
  script: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line. Throws an {@link EvalError} that names what is wrong. */
export function readArguments(args: readonly string[]): EvalArguments {
  const values = parse(args);
  const { task: tasks = [], prompt = ['default'], programs, model = false, plain = false, save } = values;
  const modes = (['help', 'show', 'script', 'write'] as const).filter((name) => values[name] === true);
  if (modes.length > 1) throw wrong(`--${modes.join(' and --')} cannot go together.`);
  if (programs !== undefined && model) throw wrong('--programs and --model cannot go together.');
  if (save !== undefined && !model) throw wrong('--save needs --model.');
  if (plain && !model) throw wrong('--plain needs --model: without it the plain calls are scripted.');
  const [mode = 'evaluate'] = modes;
  if (mode === 'show' && tasks.length !== 1) throw wrong('--show needs one --task.');
  if (mode === 'write' && (tasks.length > 0 || values.prompt !== undefined || programs !== undefined || model)) {
    throw wrong('--write takes every task with its own programs: leave the other options out.');
  }
  return {
    mode,
    tasks,
    variants: [...new Set(prompt)].map(findVariant),
    programs,
    useModel: model,
    usePlainModel: plain,
    save,
    asJson: values.json === true,
  };
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

function wrong(message: string): EvalError {
  return new EvalError(exitCodes.wrongUsage, `${message} Run with --help to see what there is.`);
}
