import { expectThat, fail, show } from '../kit/expect.ts';
import type { AgentReport, ModelToolResult } from './adapter-harness.ts';
import { resultsOf } from './clause.ts';
import { lastWords } from './open-clause-context.ts';

/** The one result the model was shown for a call. Fails unless there is exactly one and the agent came to its end. */
export function expectResult(report: AgentReport, callId: string): ModelToolResult {
  const results = resultsOf(report, callId);
  const [result] = results;
  if (result === undefined || results.length > 1) {
    throw fail(`the model was shown ${results.length} results of the call "${callId}"`);
  }
  expectThat(
    report.text.includes(lastWords),
    `the agent ended with ${show(report.text)}, not with what its model said`,
  );
  return result;
}

/** Fails unless the result's text holds every one of these. */
export function expectTextWith(result: ModelToolResult, ...texts: readonly string[]): void {
  for (const text of texts) {
    expectThat(result.text.includes(text), `the model should have read ${show(text)}, and read ${show(result.text)}`);
  }
}
