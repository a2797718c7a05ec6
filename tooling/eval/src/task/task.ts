import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '@sallyport/contract';

import { EvalError, exitCodes } from '../eval-error.ts';
import type { State } from '../recording/recording.ts';
import type { Fault } from '../score/find-fault.ts';
import { type Programs, readPrograms } from './read-programs.ts';

/** One thing a model is asked to do, as a folder in `tasks/`. */
export interface Task extends TaskFile {
  /** The folder's name. */
  readonly name: string;
  /** The programs beside it: `good`, and wrong ones. */
  readonly programs: Programs;
  /** The same task by plain tool calls. */
  readonly plain: readonly PlainTurn[];
}

/** `task.json`. */
interface TaskFile {
  /** What it tries: `join over two servers`. */
  readonly kind: string;
  /** The question, word for word. It names the form of the answer. */
  readonly ask: string;
  /** Recordings by namespace. */
  readonly servers: Readonly<Record<string, string>>;
  /** Every other server of the corpus is there too, and answers nothing. */
  readonly wholeCorpus?: boolean;
  /** What the API may cost in the prompt. Default: ours. */
  readonly budgetTokens?: number;
  readonly answer: ExpectedAnswer;
  /** More calls than this are too many. */
  readonly mostCalls: number;
  /** What is wrong with each program that is wrong. */
  readonly wrong: Readonly<Record<string, Fault>>;
}

/** When an answer is right. All that is named must hold. */
export interface ExpectedAnswer {
  /** What the program returns, or the model says as JSON. */
  readonly value?: Json;
  /** Lists may be in any order. */
  readonly anyOrder?: boolean;
  /** MIME types of what is shown. */
  readonly media?: readonly string[];
  /** What the servers remember at the end, by namespace. */
  readonly state?: Readonly<Record<string, State>>;
}

/** Calls made at once; the next turn sees their results. */
export type PlainTurn = readonly PlainCall[];

/** One plain tool call: `github` and `list_issues`. */
export interface PlainCall {
  readonly server: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, Json>>;
}

const folder = join(import.meta.dirname, '../../tasks');

/** All tasks, or those named. Throws an {@link EvalError} for a name nobody has. */
export function readTasks(names: readonly string[] = []): readonly Task[] {
  const all = readdirSync(folder).toSorted();
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    const message = `There is no task ${unknown.join(', ')}. There are: ${all.join(', ')}.`;
    throw new EvalError(exitCodes.wrongUsage, message);
  }
  return all.filter((name) => names.length === 0 || names.includes(name)).map(readTask);
}

/** Where a task's plain conversation is. */
export function plainFile(name: string): string {
  return join(folder, name, 'plain.json');
}

function readTask(name: string): Task {
  const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const file = read(join(folder, name, 'task.json')) as TaskFile;
  const plain = existsSync(plainFile(name)) ? (read(plainFile(name)) as PlainTurn[]) : [];
  return { ...file, name, programs: readPrograms(join(folder, name)), plain };
}
