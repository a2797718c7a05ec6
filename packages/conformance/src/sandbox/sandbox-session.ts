import type { Sandbox } from '@sallyport/contract';
import { type ClauseSession, type DeclaredClauses, openClauseSession, readDeclared } from '../kit/clause-session.ts';
import { fail } from '../kit/expect.ts';
import { within } from '../kit/pause.ts';
import { disposeSandbox, openClauseScope } from './clause-context.ts';
import type { SandboxClause } from './clause.ts';
import { clauseMs as defaultClauseMs, settleMs as defaultSettleMs } from './constants.ts';
import type { GuestForm } from './guest-run.ts';
import { missingOnHost } from './host.ts';
import type { SandboxClauseResult, SandboxReport } from './report.ts';
import { sandboxClauses } from './sandbox-clauses.ts';

/** What both ways of running the kit take. */
export interface SandboxKitOptions extends DeclaredClauses {
  /** Called once at the start, again after a failed clause, and by clauses that dispose what they are given. */
  readonly createSandbox: () => Sandbox | Promise<Sandbox>;
  /** Milliseconds a clause may take before it counts as failed and the sandbox is made anew. 4,500 unless given. */
  readonly clauseMs?: number;
  /** Milliseconds a run may take to settle once it must: after an abort, a limit, a disposal. 2,000 unless given. */
  readonly settleMs?: number;
}

/** A sandbox under test, and the clauses planned for it. */
export interface SandboxSession extends ClauseSession<SandboxClause> {
  report(results: readonly SandboxClauseResult[]): SandboxReport;
  close(): Promise<void>;
}

/** Makes the first sandbox, reads its capabilities and plans the clauses. Rejects when there is no sandbox to test. */
export async function openSandboxSession(options: SandboxKitOptions): Promise<SandboxSession> {
  const { clauseMs = defaultClauseMs, settleMs = defaultSettleMs } = options;
  readDeclared(options, sandboxClauses);
  const first = await createWithin(options, clauseMs);
  let sandbox: Sandbox | undefined = first;

  const replace = async (): Promise<void> => {
    const old = sandbox;
    sandbox = undefined;
    if (old !== undefined) await within(disposeSandbox(old), settleMs).catch(() => undefined);
  };
  const checkForm = async (clause: SandboxClause, form: GuestForm, restMs: number): Promise<void> => {
    sandbox ??= await createWithin(options, clauseMs);
    const scope = openClauseScope(sandbox, options.createSandbox, { form, settleMs });
    try {
      const done = await within(clause.check(scope.context), restMs);
      if (done === undefined) throw fail(`the clause did not end within ${clauseMs} ms; the sandbox is made anew`);
    } finally {
      await scope.close();
    }
  };
  const check = async (clause: SandboxClause): Promise<void> => {
    const deadline = performance.now() + clauseMs;
    const { forms = ['parts'] } = clause;
    for (const form of forms) {
      try {
        await checkForm(clause, form, deadline - performance.now());
      } catch (error) {
        throw forms.length > 1 ? inForm(form, error) : error;
      }
    }
  };
  const session = openClauseSession({
    ...options,
    clauses: sandboxClauses,
    unmet: (clause) => unmetNeed(clause, first),
    check,
    onFailure: replace,
  });
  return {
    ...session,
    report: (clauses) => ({
      sandbox: first.name,
      contractVersion: first.contractVersion,
      capabilities: { ...first.capabilities },
      clauses,
    }),
    close: async () => {
      await session.idle();
      await replace();
    },
  };
}

/** The same failure, with the form it was found in. */
function inForm(form: GuestForm, error: unknown): Error {
  const name = form === 'parts' ? 'a job in parts' : 'a job of one text';
  return fail(`${name}: ${error instanceof Error ? error.message : String(error)}`);
}

async function createWithin(options: SandboxKitOptions, clauseMs: number): Promise<Sandbox> {
  const made = await within(
    Promise.resolve().then(() => options.createSandbox()),
    clauseMs,
  );
  if (made === undefined) throw fail(`createSandbox did not give a sandbox within ${clauseMs} ms`);
  return made.value;
}

function unmetNeed(clause: SandboxClause, sandbox: Sandbox): string | undefined {
  const capability = clause.needs?.find((need) => !sandbox.capabilities[need]);
  if (capability !== undefined) return `the sandbox declares ${capability}: false`;
  for (const need of clause.needsHost ?? []) {
    const missing = missingOnHost(need);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
