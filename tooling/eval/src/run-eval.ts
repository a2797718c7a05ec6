import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';
import { ModelError, chooseModel, modelVariables } from '@sallyport/real-model';

import { EvalError, exitCodes } from './eval-error.ts';
import { type Author, type Evaluation, evaluateTasks, listUnexpected } from './evaluate-tasks.ts';
import type { Model } from './model/count-tokens.ts';
import { type EvalArguments, readArguments } from './read-arguments.ts';
import { serveRecordings } from './recording/serve-recordings.ts';
import { measurePage } from './report/measure-page.ts';
import { printPage } from './report/page.ts';
import { printReport } from './report/report.ts';
import { scriptPlain } from './script-plain.ts';
import { type House, createStage } from './stage/create-stage.ts';
import { readPrograms } from './task/read-programs.ts';
import { type Task, readTasks } from './task/task.ts';
import { usage } from './usage.ts';

const page = join(import.meta.dirname, '../../../docs/eval.md');

/** Runs the evaluation as the command line asks and resolves with its exit code. */
export async function runEval(
  args: readonly string[],
  io: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
    readonly print: (text: string) => void;
  },
): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked.mode === 'help') {
      io.print(usage);
      return exitCodes.done;
    }
    const tasks = readTasks(asked.tasks);
    await using servers = await serveRecordings();
    await using sandbox = createIsolatedVmSandbox();
    // The compiler is loaded once while one checker lives.
    await using _checker = createTypeChecker({ types: '' });
    return await perform(asked, tasks, { servers, sandbox, signal: io.signal }, io);
  } catch (error) {
    if (!(error instanceof EvalError || error instanceof ModelError)) throw error;
    console.error(error.message);
    return error instanceof EvalError ? error.exitCode : exitCodes.modelFailed;
  }
}

type Io = Parameters<typeof runEval>[1];

async function perform(asked: EvalArguments, tasks: readonly Task[], house: House, io: Io): Promise<number> {
  switch (asked.mode) {
    case 'show':
      for (const task of tasks) io.print(await show(task, asked, house));
      return exitCodes.done;
    case 'script':
      for (const task of tasks) {
        const turns = await scriptPlain(task, house);
        io.print(`${task.name}: ${turns.flat().length} calls in ${turns.length} turns`);
      }
      return exitCodes.done;
    case 'write':
      writeFileSync(page, printPage(await measurePage(tasks, house)));
      return exitCodes.done;
    case 'help':
    case 'evaluate':
      return evaluate(asked, tasks, house, io);
    default:
      return asked.mode satisfies never;
  }
}

async function evaluate(asked: EvalArguments, tasks: readonly Task[], house: House, io: Io): Promise<number> {
  const author = await chooseAuthor(asked, io);
  const evaluation = await evaluateTasks(tasks, asked.variants, author, house, ({ name }) => {
    if (!asked.asJson && author.kind === 'model') console.error(`${name} is done.`);
  });
  if (asked.save !== undefined) save(evaluation, asked.save);
  io.print(asked.asJson ? JSON.stringify(evaluation, null, 2) : printReport(evaluation));
  if (!asked.asJson && author.kind === 'tasks' && modelVariables.some((name) => io.env[name] !== undefined)) {
    io.print('\nA model is set up in the environment: add --model to let it write the programs.');
  }
  return listUnexpected(evaluation).length === 0 ? exitCodes.done : exitCodes.unexpected;
}

async function chooseAuthor(
  { useModel, usePlainModel, programs, variants }: EvalArguments,
  { env, signal }: Io,
): Promise<Author> {
  if (programs !== undefined) return { kind: 'files', programs: readFolder(fromHere(programs)) };
  if (!useModel) return { kind: 'tasks', withWrong: variants.length === 1 };
  const chosen = await chooseModel(env, signal);
  if (chosen !== undefined) {
    return { kind: 'model', model: chosen.model as Model, label: chosen.label, alsoPlain: usePlainModel };
  }
  throw new EvalError(exitCodes.wrongUsage, `--model needs a real model: set one of ${modelVariables.join(', ')}.`);
}

function readFolder(folder: string): ReturnType<typeof readPrograms> {
  try {
    return readPrograms(folder);
  } catch (cause) {
    throw new EvalError(exitCodes.wrongUsage, `The folder ${folder} cannot be read. Name one after --programs.`, {
      cause,
    });
  }
}

/** Keeps what a model wrote. With several prompts each has a folder of its own. */
function save({ tasks }: Evaluation, folder: string): void {
  const attempts = tasks.flatMap((task) => task.attempts);
  const isOne = new Set(attempts.map(({ prompt }) => prompt)).size === 1;
  for (const { task, prompt, code } of attempts) {
    const place = join(fromHere(folder), isOne ? '' : prompt.replaceAll(/[^\w-]+/g, '-'));
    mkdirSync(place, { recursive: true });
    for (const [index, text] of code.entries()) writeFileSync(join(place, `${task}.${index + 1}.ts`), `${text}\n`);
  }
}

/** Package managers start us in another folder and say here where the person stood. */
function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}

async function show(task: Task, { variants: [variant] }: EvalArguments, house: House): Promise<string> {
  if (variant === undefined) return '';
  await using stage = await createStage(task, variant, house);
  const { name, description, inputSchema } = stage.codeMode.tool;
  const tool = JSON.stringify({ name, description, parameters: inputSchema }, null, 2);
  return ['# System', stage.told.system, '# The one tool', tool, '# The question', task.ask].join('\n\n');
}
