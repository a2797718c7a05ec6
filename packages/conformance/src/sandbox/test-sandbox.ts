import { type KitRunner, registerClauses } from '../kit/register-clauses.ts';
import type { SandboxReport } from './report.ts';
import type { SandboxKitOptions } from './sandbox-session.ts';
import { openSandboxSession } from './sandbox-session.ts';

export interface TestSandboxOptions extends SandboxKitOptions, KitRunner {
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
  await registerClauses(options, session, async (results) => {
    await session.close();
    options.report?.(session.report(results));
  });
}
