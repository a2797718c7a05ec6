import { type Evaluation, evaluateTasks } from '../evaluate-tasks.ts';
import { findVariant, promptVariants } from '../prompt-variants.ts';
import type { House } from '../stage/create-stage.ts';
import type { Task } from '../task/task.ts';

/** What `docs/eval.md` shows. */
export interface PageResults {
  /** Every program of every task, under the default prompt. */
  readonly programs: Evaluation;
  /** The good programs under every prompt that has a name. */
  readonly prompts: Evaluation;
}

/** Evaluates all that the page shows: a minute or so. */
export async function measurePage(tasks: readonly Task[], house: House): Promise<PageResults> {
  return {
    programs: await evaluateTasks(tasks, [findVariant('default')], { kind: 'tasks', withWrong: true }, house),
    prompts: await evaluateTasks(tasks, promptVariants, { kind: 'tasks', withWrong: false }, house),
  };
}
