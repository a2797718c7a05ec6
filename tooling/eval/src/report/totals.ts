import type { Evaluation, TaskResult } from '../evaluate-tasks.ts';

/** What all attempts that count came to under one prompt: the good programs, a model's, or those of a folder. */
export interface Totals {
  readonly prompt: string;
  readonly tasks: number;
  readonly right: number;
  /** Tasks of which the prompt shows every tool that is needed. */
  readonly shown: number;
  readonly calls: number;
  readonly turns: number;
  readonly promptTokens: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** Totals for every prompt of an evaluation, in order. */
export function totalsOf({ tasks }: Evaluation): readonly Totals[] {
  const prompts = new Set(tasks.flatMap(({ attempts }) => attempts.map(({ prompt }) => prompt)));
  return Array.from(prompts, (prompt) => {
    const attempts = tasks.flatMap(({ attempts: all }) => all.filter((one) => counts(one) && one.prompt === prompt));
    const sum = (pick: (attempt: (typeof attempts)[number]) => number): number =>
      attempts.reduce((total, attempt) => total + pick(attempt), 0);
    return {
      prompt,
      tasks: attempts.length,
      right: sum(({ fault }) => (fault === undefined ? 1 : 0)),
      shown: sum(({ shown }) => (shown ? 1 : 0)),
      calls: sum(({ calls }) => calls),
      turns: sum(({ turns }) => turns),
      promptTokens: sum(({ promptTokens }) => promptTokens),
      tokensIn: sum(({ tokensIn }) => tokensIn),
      tokensOut: sum(({ tokensOut }) => tokensOut),
    };
  });
}

/** True for an attempt that is meant to be right. */
export function counts({ expected }: TaskResult['attempts'][number]): boolean {
  return expected === undefined || expected === 'right';
}

/** What plain tool calls came to. */
export function plainTotals({
  tasks,
}: Evaluation): Pick<Totals, 'calls' | 'turns' | 'tokensIn' | 'tokensOut' | 'right'> {
  const sum = (pick: (result: TaskResult['plain']) => number): number =>
    tasks.reduce((total, { plain }) => total + pick(plain), 0);
  return {
    right: sum(({ right }) => (right ? 1 : 0)),
    calls: sum(({ calls }) => calls),
    turns: sum(({ turns }) => turns),
    tokensIn: sum(({ tokensIn }) => tokensIn),
    tokensOut: sum(({ tokensOut }) => tokensOut),
  };
}
