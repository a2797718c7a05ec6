import { formatOutcome, type RunOutcome } from 'sallyport';

import { answerLines } from './screen/answer-lines.ts';
import { answerParts } from './screen/answer-parts.ts';
import { createRunView } from './screen/run-view.ts';
import type { Stage } from './stage.ts';

/** Runs one program, shows it while it goes and what came of it. Rejects with the signal's reason on abort. */
export async function runProgram({ codeMode, signal, ...context }: Stage, code: string): Promise<RunOutcome> {
  const { screen } = context;
  const view = createRunView(context);
  let outcome: RunOutcome;
  try {
    outcome = await codeMode.execute({ code }, { signal, onEvent: (event) => view.add(event) });
  } finally {
    view.leave();
  }
  const { status, durationMs, calls } = outcome;
  const parts = answerParts(formatOutcome({ ...outcome, logs: [] }));
  const shown = parts.isRefused ? 'not run' : status;
  view.end({ status: shown, durationMs, calls, answerLength: formatOutcome(outcome).length });
  screen.print('', ...answerLines(context, parts, status !== 'completed'));
  return outcome;
}
