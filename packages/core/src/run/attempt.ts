import {
  isSandboxError,
  type RunFailure,
  type Sandbox,
  type SandboxJob,
  type SandboxJobParts,
  type SandboxLimits,
} from '@sallyport/contract';
import { composeSource, type GuestRuntime } from '@sallyport/guest';

import { compile, type CompiledProgram } from '../compile/compile.ts';
import { settleMs, type ResolvedLimits } from '../limits.ts';
import type { Receiver } from './create-receiver.ts';
import { startDeadline } from './deadline.ts';
import { deadlineExceeded, failure } from './outcome.ts';
import { createRunLife, type RunLife } from './run-life.ts';

/** One program's time in a sandbox. */
export interface Attempt {
  /** What the sandbox loaded, where its platform counts that. */
  readonly counted: { readonly loads: number };
  /** The guest's last message, or why there is none. Rejects with the caller's own reason, or for a bug of ours. */
  readonly result: Promise<string | RunFailure>;
}

/** What an attempt needs. */
export interface AttemptOptions {
  readonly code: string;
  readonly compiled: CompiledProgram;
  readonly limits: ResolvedLimits;
  /** How much of the run's time is gone. */
  readonly spentMs: number;
  readonly signal: AbortSignal | undefined;
  readonly sandbox: Sandbox;
  readonly guest: GuestRuntime;
  /** Makes who takes the guest's messages. Asked once, when the first of them comes: many programs send none. */
  open(run: { readonly life: RunLife; readonly onTooManyCalls: () => void }): Receiver;
}

/** Hands a program to the sandbox and starts its clock. */
export function startAttempt(options: AttemptOptions): Attempt {
  const { code, compiled, limits, signal, sandbox, guest } = options;
  const life = createRunLife();
  let receiver: Receiver | undefined;
  const counted = { loads: 0 };
  let hasHeard = false;
  let stopped: RunFailure | undefined;
  let giveUp = (_reason: unknown): void => {};
  let patience: ReturnType<typeof setTimeout> | undefined;
  const deadline = startDeadline(Math.max(0, limits.wallMs - options.spentMs), signal, (reason) => {
    // Tools under way are told, and nothing more is taken from the guest.
    life.end(() => reason);
    // What a backend promises, but not for ever: one that hangs after it was told to stop does not hang its caller.
    patience = setTimeout(() => giveUp(reason), settleMs);
  });
  const onTooManyCalls = (): void => {
    stopped ??= failure('call_limit_exceeded', `The program made more than ${limits.calls} tool calls.`);
    deadline.stop(new Error(stopped.message));
  };
  const receive = (text: string): Promise<string> => {
    hasHeard = true;
    receiver ??= options.open({ life, onTooManyCalls });
    return receiver.receive(text);
  };
  const enter = ({ program, openingLines }: CompiledProgram): Promise<string> =>
    new Promise((resolve, reject) => {
      giveUp = reject;
      const job = new Job(guest.parts({ program, openingLines, limits }), receive, limits, () => counted.loads++);
      sandbox.run(job, { signal: deadline.signal }).then(resolve, reject);
    });
  /** A text that was not parsed here, and of which nothing was heard, may be none that the engine can read. */
  const enterParsed = (error: unknown): Promise<string> | RunFailure => {
    if (compiled.isParsed || hasHeard || life.isOver || !isSandboxError(error)) throw error;
    const parsed = compile(code);
    if (!parsed.ok) return parsed.failure;
    if (error.code !== 'guest_crashed' || parsed.program === compiled.program) throw error;
    return enter(parsed);
  };
  /** Who ended the run decides; what the error says does not. */
  const reasonOf = (error: unknown): RunFailure => {
    if (stopped) return stopped;
    if (deadline.isOver) return deadlineExceeded(limits.wallMs);
    if (signal?.aborted) throw signal.reason;
    if (isSandboxError(error)) return failure(error.code, error.message);
    throw error;
  };
  const end = (): void => {
    deadline.end();
    clearTimeout(patience);
    receiver?.stop();
    life.end(() => new Error('The run is over.'));
  };
  const settle = async (entered: Promise<string>): Promise<string | RunFailure> => {
    try {
      return await entered;
    } catch (error) {
      try {
        return await enterParsed(error);
      } catch (reason) {
        return reasonOf(reason);
      }
    } finally {
      end();
    }
  };
  return { counted, result: settle(enter(compiled)) };
}

/** A class for its accessor: an object literal with one takes several times as long to make. */
class Job implements SandboxJob {
  readonly parts: SandboxJobParts;
  readonly receive: SandboxJob['receive'];
  readonly limits: SandboxLimits;
  readonly onLoad: () => void;

  constructor(
    parts: SandboxJobParts,
    receive: SandboxJob['receive'],
    { memoryBytes, cpuMs }: ResolvedLimits,
    onLoad: () => void,
  ) {
    this.parts = parts;
    this.receive = receive;
    this.limits = { memoryBytes, cpuMs };
    this.onLoad = onLoad;
  }

  /** Only a backend that takes one text pays for composing it. */
  get source(): string {
    return composeSource(this.parts);
  }
}
