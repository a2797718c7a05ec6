import { type Attempt, tryModel, tryPlain, tryProgram } from './evaluate.ts';
import type { Model } from './model/count-tokens.ts';
import type { PromptVariant } from './prompt-variants.ts';
import type { Fault } from './score/find-fault.ts';
import type { PlainScore } from './score/score.ts';
import type { House } from './stage/create-stage.ts';
import type { Programs } from './task/read-programs.ts';
import type { Task } from './task/task.ts';

/** Everything one evaluation found. */
export interface Evaluation {
  readonly tasks: readonly TaskResult[];
  /** Who wrote the programs: a model's name, or undefined for files. */
  readonly model?: string;
}

/** What was found about one task. */
export interface TaskResult {
  readonly name: string;
  readonly kind: string;
  readonly mostCalls: number;
  /** The same task by plain tool calls: scripted, or by the model. */
  readonly plain: PlainScore;
  readonly attempts: readonly (Attempt & { readonly expected?: Fault | 'right' })[];
}

/** Who writes the programs. */
export type Author =
  /** The tasks' own files: the good ones, or the wrong ones too. */
  | { readonly kind: 'tasks'; readonly withWrong: boolean }
  | { readonly kind: 'files'; readonly programs: Programs }
  | { readonly kind: 'model'; readonly model: Model; readonly label: string; readonly alsoPlain: boolean };

/** Evaluates the tasks one after the other. Rejects with a `ModelError`, and with `signal.reason` on abort. */
export async function evaluateTasks(
  tasks: readonly Task[],
  variants: readonly PromptVariant[],
  author: Author,
  house: House,
  onTask: (result: TaskResult) => void = () => undefined,
): Promise<Evaluation> {
  const results: TaskResult[] = [];
  for (const task of tasks) {
    const attempts: TaskResult['attempts'][number][] = [];
    for (const variant of variants) {
      house.signal.throwIfAborted();
      attempts.push(...(await tryAll(task, variant, author, house)));
    }
    const plainModel = author.kind === 'model' && author.alsoPlain ? author.model : undefined;
    const plain = await tryPlain(task, plainModel, house);
    const { name, kind, mostCalls } = task;
    const result = { name, kind, mostCalls, plain, attempts };
    onTask(result);
    results.push(result);
  }
  return { tasks: results, ...(author.kind === 'model' && { model: author.label }) };
}

async function tryAll(
  task: Task,
  variant: PromptVariant,
  author: Author,
  house: House,
): Promise<TaskResult['attempts']> {
  if (author.kind === 'model') {
    return [await tryModel(task, { by: author.label, model: author.model, variant }, house)];
  }
  const own = author.kind === 'tasks' ? task.programs : ownOf(author.programs, task.name);
  const attempts: TaskResult['attempts'][number][] = [];
  for (const [by, texts] of own) {
    if (author.kind === 'tasks' && !author.withWrong && Object.hasOwn(task.wrong, by)) continue;
    const attempt = await tryProgram(task, { by, texts, variant }, house);
    attempts.push(author.kind === 'tasks' ? { ...attempt, expected: task.wrong[by] ?? 'right' } : attempt);
  }
  return attempts;
}

function ownOf(programs: Programs, name: string): Programs {
  const texts = programs.get(name);
  // A model that wrote nothing for a task has not done it.
  return new Map([['file', texts ?? []]]);
}

/** Attempts that did not go as their task says. */
export function listUnexpected({ tasks }: Evaluation): readonly TaskResult['attempts'][number][] {
  return tasks
    .flatMap(({ attempts }) => attempts)
    .filter(({ expected, fault }) => expected !== undefined && (fault ?? 'right') !== expected);
}
