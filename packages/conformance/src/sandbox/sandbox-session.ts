import type { Sandbox } from '@sallyport/contract';
import { disposeSandbox, openClauseScope } from './clause-context.ts';
import type { SandboxClause } from './clause.ts';
import { clauseMs as defaultClauseMs, settleMs as defaultSettleMs } from './constants.ts';
import { fail } from './expect.ts';
import type { GuestForm } from './guest-run.ts';
import { missingOnHost } from './host.ts';
import { within } from './pause.ts';
import type { SandboxClauseResult, SandboxReport } from './report.ts';
import { sandboxClauses } from './sandbox-clauses.ts';

/** What both ways of running the kit take. */
export interface SandboxKitOptions {
  /** Called once at the start, again after a failed clause, and by clauses that dispose what they are given. */
  readonly createSandbox: () => Sandbox | Promise<Sandbox>;
  /** Clauses this sandbox does not keep and does not mean to, by id, each with a reason. They print as skipped. */
  readonly gaps?: Readonly<Record<string, string>>;
  /** Clauses that fail today, by id, each with a reason. One that passes turns red, so that this list stays true. */
  readonly known?: Readonly<Record<string, string>>;
  /** Milliseconds a clause may take before it counts as failed and the sandbox is made anew. 4,500 unless given. */
  readonly clauseMs?: number;
  /** Milliseconds a run may take to settle once it must: after an abort, a limit, a disposal. 2,000 unless given. */
  readonly settleMs?: number;
}

/** A sandbox under test, and the clauses planned for it. One clause runs at a time, whoever asks. */
export interface SandboxSession {
  readonly plans: readonly ClausePlan[];
  /** Resolves with the result; `error` is what the check rejected with. */
  run(clause: SandboxClause): Promise<{ readonly result: SandboxClauseResult; readonly error?: unknown }>;
  report(results: readonly SandboxClauseResult[]): SandboxReport;
  close(): Promise<void>;
}

export interface ClausePlan {
  readonly clause: SandboxClause;
  /** Why it will not run, or `undefined`. */
  readonly skipped: string | undefined;
}

/** Makes the first sandbox, reads its capabilities and plans the clauses. Rejects when there is no sandbox to test. */
export async function openSandboxSession(options: SandboxKitOptions): Promise<SandboxSession> {
  const { clauseMs = defaultClauseMs, settleMs = defaultSettleMs } = options;
  const gaps = readDeclared('gaps', options.gaps);
  const known = readDeclared('known', options.known);
  const first = await createWithin(options, clauseMs);
  let sandbox: Sandbox | undefined = first;
  let queue: Promise<unknown> = Promise.resolve();

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
  const measure: SandboxSession['run'] = async (clause) => {
    const start = performance.now();
    const base = { id: clause.id, group: clause.group, title: clause.title };
    const excuse = known.get(clause.id);
    try {
      await check(clause);
    } catch (error) {
      await replace();
      const ms = Math.round(performance.now() - start);
      const reason = error instanceof Error ? error.message : String(error);
      if (excuse !== undefined) return { result: { ...base, status: 'known', reason: `${excuse} (${reason})`, ms } };
      return { result: { ...base, status: 'failed', reason, ms }, error };
    }
    const ms = Math.round(performance.now() - start);
    if (excuse === undefined) return { result: { ...base, status: 'passed', ms } };
    const error = fail(`it passes now; take it out of \`known\`, where it stands as: ${excuse}`);
    return { result: { ...base, status: 'failed', reason: error.message, ms }, error };
  };

  return {
    plans: sandboxClauses.map((clause) => ({ clause, skipped: gaps.get(clause.id) ?? unmetNeed(clause, first) })),
    run: (clause) => {
      const result = queue.then(async () => measure(clause));
      queue = result;
      return result;
    },
    report: (clauses) => ({
      sandbox: first.name,
      contractVersion: first.contractVersion,
      capabilities: { ...first.capabilities },
      clauses,
    }),
    close: async () => {
      await queue;
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

/** A misspelt id would hide that its clause runs, or that it does not. */
function readDeclared(list: string, declared: Readonly<Record<string, string>> = {}): Map<string, string> {
  const entries = Object.entries(declared);
  for (const [id] of entries) {
    if (!sandboxClauses.some((clause) => clause.id === id)) throw new Error(`\`${list}\` names no clause: ${id}`);
  }
  return new Map(entries);
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
