import type { Written } from '../stage/create-stage.ts';

/** What is wrong with an attempt, in one word or two. */
export type Fault = 'no program' | 'does not parse' | 'type error' | 'fails' | 'wrong answer' | 'too many calls';

/** The first thing that is wrong with an attempt; undefined where nothing is. */
export function findFault(attempt: {
  readonly written: readonly Written[];
  readonly isRight: boolean;
  readonly calls: number;
  readonly mostCalls: number;
}): Fault | undefined {
  const { written, isRight, calls, mostCalls } = attempt;
  if (isRight) return calls > mostCalls ? 'too many calls' : undefined;
  const last = written.at(-1);
  if (last === undefined) return 'no program';
  const stage = stageOf(last);
  return stage === 'ran' ? 'wrong answer' : stage;
}

/** How far a program came. */
export function stageOf({ answer: { outcome } }: Written): 'does not parse' | 'type error' | 'fails' | 'ran' {
  if (outcome?.status === 'completed') return 'ran';
  if (outcome?.status !== 'failed') return 'fails';
  switch (outcome.failure.code) {
    case 'syntax_error':
      return 'does not parse';
    case 'type_error':
      return 'type error';
    default:
      return 'fails';
  }
}
