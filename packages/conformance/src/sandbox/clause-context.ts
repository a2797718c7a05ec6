import type { Sandbox } from '@sallyport/contract';
import type { SandboxClauseContext } from './clause.ts';
import { expectText } from './expect.ts';
import type { GuestForm, GuestRun } from './guest-run.ts';
import { asParts, asSource, startGuest } from './guest-run.ts';
import { within } from '../kit/pause.ts';

/** A context, and the end of it. */
export interface ClauseScope {
  readonly context: SandboxClauseContext;
  /** Aborts every run and disposes every sandbox the clause left. Never rejects; waits no longer than it must. */
  close(): Promise<void>;
}

/** Opens the context of one clause. Called once per clause by the session. */
export function openClauseScope(
  sandbox: Sandbox,
  createSandbox: () => Sandbox | Promise<Sandbox>,
  options: { readonly form: GuestForm; readonly settleMs: number },
): ClauseScope {
  const { form, settleMs } = options;
  const asJob = form === 'parts' ? asParts : asSource;
  const runs: GuestRun[] = [];
  const sandboxes: Sandbox[] = [];
  const context: SandboxClauseContext = {
    sandbox,
    settleMs,
    createSandbox: async () => {
      const another = await createSandbox();
      sandboxes.push(another);
      return another;
    },
    start: (guest, runOptions = {}) => {
      const job = typeof guest === 'string' ? asJob(guest) : guest;
      const run = startGuest(runOptions.sandbox ?? sandbox, job, { ...runOptions, settleMs });
      runs.push(run);
      return run;
    },
    expectNextRunRight: async () => {
      const run = context.start(`async (send) => (await send('next')) + ' is right'`);
      expectText(await run.ended(), 'next is right');
    },
  };
  return {
    context,
    close: async () => {
      const open = runs.filter((run) => run.ending === undefined);
      for (const run of open) run.abort(new Error('the clause is over'));
      await Promise.allSettled(open.map(async (run) => run.ended(settleMs)));
      await Promise.allSettled(sandboxes.map(async (another) => within(disposeSandbox(another), settleMs)));
    },
  };
}

/** A disposal that throws where it should reject is only a rejection here. */
export async function disposeSandbox(sandbox: Sandbox): Promise<void> {
  await sandbox[Symbol.asyncDispose]();
}
