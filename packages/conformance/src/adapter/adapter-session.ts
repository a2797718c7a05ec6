import type { Sandbox } from '@sallyport/contract';
import { type ClauseSession, type DeclaredClauses, openClauseSession, readDeclared } from '../kit/clause-session.ts';
import { fail } from '../kit/expect.ts';
import { within } from '../kit/pause.ts';
import { adapterClauses } from './adapter-clauses.ts';
import type { AdapterHarness } from './adapter-harness.ts';
import type { AdapterClause } from './clause.ts';
import { clauseMs as defaultClauseMs, settleMs as defaultSettleMs } from './constants.ts';
import { openClauseContext } from './open-clause-context.ts';

/** What both ways of running the kit take. */
export interface AdapterKitOptions extends DeclaredClauses {
  readonly harness: AdapterHarness;
  /** Where the kit's programs run. Called once. Any backend that passes its own kit. */
  readonly createSandbox: () => Sandbox | Promise<Sandbox>;
  /** Milliseconds a clause may take before it counts as failed. 15,000 unless given. */
  readonly clauseMs?: number;
  /** Milliseconds an agent and its tool may take to end after an abort. 4,000 unless given. */
  readonly settleMs?: number;
}

/** An adapter under test, and the clauses planned for it. */
export interface AdapterSession extends ClauseSession<AdapterClause> {
  close(): Promise<void>;
}

/** Makes the sandbox and plans the clauses. */
export async function openAdapterSession(options: AdapterKitOptions): Promise<AdapterSession> {
  const { harness, clauseMs = defaultClauseMs, settleMs = defaultSettleMs } = options;
  readDeclared(options, adapterClauses);
  const sandbox = await options.createSandbox();
  const session = openClauseSession({
    ...options,
    clauses: adapterClauses,
    unmet: ({ brings }) => (brings === true && !harness.bringTools ? 'the harness brings no tools' : undefined),
    async check(clause) {
      const scope = openClauseContext(harness, sandbox, { settleMs });
      try {
        const done = await within(clause.check(scope.context), clauseMs);
        if (done === undefined) throw fail(`the clause did not end within ${clauseMs} ms`);
      } finally {
        scope.close();
      }
    },
    onFailure: async () => undefined,
  });
  return {
    ...session,
    async close() {
      await session.idle();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}
