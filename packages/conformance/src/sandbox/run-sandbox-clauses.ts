import { skippedResult } from '../kit/clause.ts';
import type { SandboxClauseResult, SandboxReport } from './report.ts';
import type { SandboxKitOptions } from './sandbox-session.ts';
import { openSandboxSession } from './sandbox-session.ts';

export interface RunSandboxClausesOptions extends SandboxKitOptions {
  /** Runs only these clauses, by id; the others are not in the report. */
  readonly only?: readonly string[];
  /** Called after each clause. */
  readonly onResult?: (result: SandboxClauseResult) => void;
}

/**
 * Runs the sandbox kit without a test runner and resolves with its report, also when clauses fail. The sandbox is
 * disposed at the end. Rejects when `createSandbox` gives no sandbox, or when `gaps` or `known` name no clause.
 */
export async function runSandboxClauses(options: RunSandboxClausesOptions): Promise<SandboxReport> {
  const session = await openSandboxSession(options);
  const results: SandboxClauseResult[] = [];
  const { only } = options;
  try {
    for (const plan of session.plans) {
      if (only !== undefined && !only.includes(plan.clause.id)) continue;
      const result = plan.skipped === undefined ? (await session.run(plan.clause)).result : skippedResult(plan);
      results.push(result);
      options.onResult?.(result);
    }
  } finally {
    await session.close();
  }
  return session.report(results);
}
