import type { SandboxClauseResult, SandboxReport } from './report.ts';
import { skippedResult } from './run-sandbox-clauses.ts';
import type { SandboxKitOptions } from './sandbox-session.ts';
import { openSandboxSession } from './sandbox-session.ts';

export interface TestSandboxOptions extends SandboxKitOptions {
  /** Begins every title. */
  readonly name: string;
  /** The runner's: vitest's or `node:test`'s `test`, or any function that calls `run` once. */
  readonly test: (title: string, run: () => Promise<void>) => unknown;
  /** The runner's `test.skip`. The title ends with the reason. */
  readonly skip: (title: string) => unknown;
  /**
   * The runner's `afterAll` (vitest) or `after` (`node:test`). It disposes the sandbox also when a filter left clauses
   * out. Without it the sandbox is disposed after the last clause.
   */
  readonly after?: (run: () => Promise<void>) => unknown;
  /** Called once when the last clause is over, or from `after` when a filter left some out. */
  readonly report?: (report: SandboxReport) => void;
}

/**
 * Registers one test per clause of the `Sandbox` port with the runner it is given. Await it at the top level of a test
 * file: capabilities are read from a sandbox, and making one may take a moment.
 *
 * Clauses run one at a time. A clause that does not end in time fails with a sentence, and the next has a new sandbox.
 * Clauses that need a capability the sandbox declares `false`, and those in `gaps`, are handed to `skip`.
 */
export async function testSandbox(options: TestSandboxOptions): Promise<void> {
  const session = await openSandboxSession(options);
  const results = new Map<string, SandboxClauseResult>();
  let finished: Promise<void> | undefined;
  const finish = async (): Promise<void> => {
    await session.close();
    const { plans } = session;
    options.report?.(session.report(plans.flatMap(({ clause }) => results.get(clause.id) ?? [])));
  };
  const finishOnce = (): Promise<void> => (finished ??= finish());

  for (const plan of session.plans) {
    const { clause } = plan;
    const title = `${options.name} | ${clause.id}: ${clause.title}`;
    if (plan.skipped !== undefined) {
      results.set(clause.id, skippedResult(plan));
      options.skip(`${title} (skipped: ${plan.skipped})`);
      continue;
    }
    options.test(title, async () => {
      const { result, error } = await session.run(clause);
      results.set(clause.id, result);
      if (results.size === session.plans.length) await finishOnce();
      if (result.status === 'failed') throw error;
    });
  }
  options.after?.(finishOnce);
  if (results.size === session.plans.length) await finishOnce();
}
