import { formatOutcome, type RunOutcome } from 'sallyport';

import { createRunView } from './screen/run-view.ts';
import { valueLines } from './screen/value-text.ts';
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
  view.end({ status, durationMs, calls, answerLength: formatOutcome(outcome).length });
  screen.print('');
  if (outcome.status === 'failed') printFailure(context, outcome);
  else screen.print(screen.palette.strong('Result'), ...valueLines(screen, resultText(outcome)), '');
  return outcome;
}

function resultText(outcome: RunOutcome): string {
  return formatOutcome({ ...outcome, logs: [] }).replace(/^Result:\s/, '');
}

function printFailure({ screen, shorten }: Omit<Stage, 'codeMode' | 'signal'>, outcome: RunOutcome): void {
  const text = formatOutcome({ ...outcome, logs: [], calls: [] });
  screen.print(screen.palette.bad('Failure'), ...valueLines(screen, shorten(text)), '');
}
