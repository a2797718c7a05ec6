import type { Sandbox, SandboxJob, SandboxJobParts, SandboxLimits } from '@sallyport/contract';
import { ampleLimits } from './constants.ts';
import { fail } from '../kit/expect.ts';

/** A guest as a clause writes it: the texts of a job, without the host's end. */
export interface GuestJob {
  readonly source: string;
  readonly parts?: SandboxJobParts;
}

/** One text, or two. */
export type GuestForm = 'source' | 'parts';

/** The host's end of one message. `index` counts from 0. */
export type Receive = (message: string, index: number) => string | Promise<string>;

export interface RunOptions {
  /** Echoes, unless given. */
  readonly receive?: Receive;
  readonly limits?: Partial<SandboxLimits>;
  /** The clause's shared sandbox, unless given. */
  readonly sandbox?: Sandbox;
  /** Aborts the run, in place of the run's own `abort`. */
  readonly controller?: AbortController;
}

/** How a run settled. */
export type GuestEnding =
  | { readonly status: 'resolved'; readonly text: string }
  | { readonly status: 'rejected'; readonly reason: unknown };

/** One run under way, as a clause watches it. */
export interface GuestRun {
  /** What `receive` was handed, in the order it came. */
  readonly messages: readonly string[];
  /** How it settled, or `undefined` while it is under way. */
  readonly ending: GuestEnding | undefined;
  readonly abort: (reason?: unknown) => void;
  /** Resolves once `count` messages came. Fails with a sentence when they do not come in time. */
  readonly received: (count: number, withinMs?: number) => Promise<void>;
  /** Resolves with the ending. Fails with a sentence when the run does not settle in time. */
  readonly ended: (withinMs?: number) => Promise<GuestEnding>;
}

/** A job whose guest is one text. */
export function asSource(guest: string): GuestJob {
  return { source: guest };
}

/** A job in two texts. `source` is the two composed so that neither sees a name of the other. */
export function asParts(program: string, runtime: string = plainRuntime, rehearsal?: string): GuestJob {
  const parts = { runtime, program, ...(rehearsal === undefined ? {} : { rehearsal }) };
  const compose = '((runtime, program) => (send) => runtime(send, program))';
  return { source: `${compose}(\n${runtime}\n,\n${program}\n)`, parts };
}

const plainRuntime = '(send, program) => program(send)';

/** Starts one run and watches it. Called by the clause context, which ends what a clause leaves behind. */
export function startGuest(
  sandbox: Sandbox,
  guest: GuestJob,
  options: RunOptions & { readonly settleMs: number },
): GuestRun {
  const { settleMs } = options;
  const controller = options.controller ?? new AbortController();
  const messages: string[] = [];
  const watchers = new Set<() => void>();
  let ending: GuestEnding | undefined;
  const wake = (): void => {
    for (const watcher of watchers) watcher();
  };
  const receive = options.receive ?? ((message: string) => message);
  const job: SandboxJob = {
    ...guest,
    limits: { ...ampleLimits, ...options.limits },
    receive: async (message) => {
      const index = messages.push(message) - 1;
      wake();
      return receive(message, index);
    },
  };
  const settle = (settled: GuestEnding): void => {
    ending ??= settled;
    wake();
  };
  runJob(sandbox, job, controller.signal).then(
    (text) => settle({ status: 'resolved', text }),
    (reason: unknown) => settle({ status: 'rejected', reason }),
  );

  const until = (done: () => boolean, withinMs: number, sentence: () => string): Promise<void> =>
    new Promise((resolve, reject) => {
      const finish = (late: boolean): void => {
        clearTimeout(timer);
        watchers.delete(look);
        if (late) reject(fail(sentence()));
        else resolve();
      };
      const look = (): void => {
        if (done()) finish(false);
      };
      const timer = setTimeout(() => finish(true), withinMs);
      watchers.add(look);
      look();
    });

  return {
    messages,
    get ending() {
      return ending;
    },
    abort: (reason) => controller.abort(reason),
    received: (count, withinMs = settleMs) =>
      until(
        () => messages.length >= count,
        withinMs,
        () => `the host waited for ${count} messages and got ${messages.length} within ${withinMs} ms`,
      ),
    ended: async (withinMs = settleMs) => {
      await until(
        () => ending !== undefined,
        withinMs,
        () => `the run did not settle within ${withinMs} ms`,
      );
      if (ending === undefined) throw fail('the run did not settle');
      return ending;
    },
  };
}

/** A backend that throws where it should reject is a finding of the clause at hand, not an error of the kit. */
async function runJob(sandbox: Sandbox, job: SandboxJob, signal: AbortSignal): Promise<string> {
  return sandbox.run(job, { signal });
}
