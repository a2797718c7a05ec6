import { skippedResult } from '../kit/clause.ts';
import { type AdapterKitOptions, openAdapterSession } from './adapter-session.ts';
import type { AdapterClauseResult } from './test-adapter.ts';

/** Runs the adapter kit without a test runner and resolves with the results, also when clauses fail. */
export async function runAdapterClauses(options: AdapterKitOptions): Promise<readonly AdapterClauseResult[]> {
  const session = await openAdapterSession(options);
  const results: AdapterClauseResult[] = [];
  try {
    for (const plan of session.plans) {
      results.push(plan.skipped === undefined ? (await session.run(plan.clause)).result : skippedResult(plan));
    }
  } finally {
    await session.close();
  }
  return results;
}
