import { isSandboxError, type RunEvent, type RunFailure, type RunOutcome, type Sandbox } from '@sallyport/contract';
import { composeSource, createGuestRuntime, decodeEnding, decodeMessage, type GuestEnding } from '@sallyport/guest';

import type { Catalogue } from '../catalogue/create-catalogue.ts';
import { compile, type CompiledProgram } from '../compile/compile.ts';
import { codeFrame } from '../compile/frame.ts';
import { defaultGate, type Gate } from '../gate.ts';
import { defaultLimits, resolveLimits, settleMs, type ResolvedLimits, type RunLimits } from '../limits.ts';
import { createValidators } from '../validate/validators.ts';
import { createAlarmClock } from './alarm-clock.ts';
import { createCallDesk } from './call-desk.ts';
import { startDeadline } from './deadline.ts';
import { createLogBook } from './log-book.ts';
import { createMediaStore } from './media-store.ts';
import { completed, failure } from './outcome.ts';

/** What one `execute` may be told. */
export interface ExecuteOptions {
  /** Ends the run and every tool call in it; `execute` then rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** Sees console lines and calls as they happen. What it throws is reported as uncaught; the run goes on. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Overrides the runner's limits for this run. */
  readonly limits?: Partial<RunLimits>;
}

/** Runs programs against one catalogue of tools. */
export interface Runner {
  /**
   * Runs one program. Resolves for everything a program can do; rejects only with the caller's own `signal.reason`, or
   * with an error of the host's making.
   */
  execute(program: { readonly code: string }, options?: ExecuteOptions): Promise<RunOutcome>;
  readonly limits: ResolvedLimits;
}

/** Puts a catalogue, a sandbox, a gate and limits together. */
export function createRunner(options: {
  readonly catalogue: Catalogue;
  readonly sandbox: Sandbox;
  readonly gate?: Gate | undefined;
  readonly limits?: Partial<RunLimits> | undefined;
}): Runner {
  const { catalogue, sandbox } = options;
  const gate = options.gate ?? defaultGate;
  const baseLimits = resolveLimits(options.limits, defaultLimits);
  const guest = createGuestRuntime(catalogue.names);
  const validators = createValidators();

  const execute = async (program: { readonly code: string }, given: ExecuteOptions = {}): Promise<RunOutcome> => {
    if (typeof program.code !== 'string') throw new TypeError('execute takes { code } with the program as a string.');
    given.signal?.throwIfAborted();
    const limits = given.limits ? resolveLimits(given.limits, baseLimits) : baseLimits;
    const startedAt = performance.now();
    const elapsedMs = (): number => Math.round((performance.now() - startedAt) * 1_000) / 1_000;
    const runId = `run-${crypto.randomUUID()}`;
    const compiled = compile(program.code);
    if (!compiled.ok) {
      return {
        runId, status: 'failed', failure: compiled.failure, logs: [], calls: [], media: [], durationMs: elapsedMs(),
      };
    }
    // Aborts when the run is over, however it ended: tools under way are told, and nothing is taken from the guest.
    const over = new AbortController();
    const stop = new AbortController();
    let stopped: RunFailure | undefined;
    const stopWith = (reason: RunFailure): void => {
      stopped ??= reason;
      stop.abort(new Error(reason.message));
    };
    const emit = (event: RunEvent): void => {
      if (!given.onEvent) return;
      try {
        given.onEvent(event);
      } catch (error) {
        // As an event target does: the listener's mistake is not the run's.
        queueMicrotask(() => {
          throw error;
        });
      }
    };
    const media = createMediaStore();
    const clock = createAlarmClock();
    const logs = createLogBook(limits.logBytes, elapsedMs, (line) => emit({ type: 'log', runId, line }));
    const onTooManyCalls = (): void =>
      stopWith(failure('call_limit_exceeded', `The program made more than ${limits.calls} tool calls.`));
    const desk = createCallDesk({
      runId, catalogue, validators, gate, limits, media, signal: over.signal, elapsedMs, emit, onTooManyCalls,
    });
    const receive = (text: string): Promise<string> => {
      const message = over.signal.aborted ? undefined : decodeMessage(text);
      switch (message?.kind) {
        case 'call':
          return desk.call(message.path, message.json);
        case 'log':
          logs.add(message.lines);
          return Promise.resolve('');
        case 'wake':
          return clock.sleep(message.delayMs);
        case 'limit':
          onTooManyCalls();
          return Promise.resolve('');
        case undefined:
          return Promise.resolve('-');
        default:
          return message satisfies never;
      }
    };
    const parts = guest.parts({ program: compiled.program, limits });
    const { memoryBytes, cpuMs } = limits;
    const job = {
      get source() {
        return composeSource(parts);
      },
      parts,
      receive,
      limits: { memoryBytes, cpuMs },
    };
    using deadline = startDeadline(limits.wallMs, any(given.signal, stop.signal));
    let ending: GuestEnding | undefined;
    let failed: RunFailure | undefined;
    try {
      ending = decodeEnding(await settled(sandbox.run(job, { signal: deadline.signal }), deadline.signal));
      if (!ending) failed = failure('guest_crashed', "The guest's last message could not be read.");
    } catch (error) {
      // Who ended the run decides; what the error says does not.
      if (given.signal?.aborted && !stopped && !deadline.isOver) throw given.signal.reason;
      if (stopped) failed = stopped;
      else if (deadline.isOver) {
        failed = failure('deadline_exceeded', `The program did not end within ${limits.wallMs} ms.`);
      } else if (isSandboxError(error)) failed = failure(error.code, error.message);
      else throw error;
    } finally {
      clock.stop();
    }
    if (ending) logs.add(ending.lines);
    const record = { runId, logs: logs.lines, calls: desk.records(), media: media.items, durationMs: elapsedMs() };
    over.abort(new Error('The run is over.'));
    if (!ending) return { ...record, status: 'failed', failure: failed ?? failure('guest_crashed', 'The guest ended.') };
    return conclude(ending, record, { limits, media, compiled, code: program.code });
  };
  return { execute, limits: baseLimits };
}

function any(first: AbortSignal | undefined, second: AbortSignal): AbortSignal {
  return first ? AbortSignal.any([first, second]) : second;
}

/** What a backend promises, but not for ever: one that hangs after it was told to stop does not hang its caller. */
async function settled(run: Promise<string>, signal: AbortSignal): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<never>((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        timer = setTimeout(() => reject(signal.reason as Error), settleMs);
      },
      { once: true },
    );
  });
  try {
    return await Promise.race([run, impatience]);
  } finally {
    clearTimeout(timer);
  }
}

function conclude(
  ending: GuestEnding,
  record: Omit<RunOutcome & { status: 'failed' }, 'status' | 'failure'>,
  context: {
    readonly limits: ResolvedLimits;
    readonly media: ReturnType<typeof createMediaStore>;
    readonly compiled: CompiledProgram;
    readonly code: string;
  },
): RunOutcome {
  const { limits, media, compiled, code } = context;
  switch (ending.kind) {
    case 'value':
      if (ending.text.length <= limits.resultBytes) return completed(record, ending.text, limits.nesting.out, media);
      return { ...record, status: 'failed', failure: failure('output_too_large', `The result is longer than ${limits.resultBytes} characters.`) };
    case 'refused':
      return {
        ...record,
        status: 'failed',
        failure: failure('output_too_large', `${ending.message} Return less: filter, count or summarise first.`),
      };
    case 'threw': {
      const { name, message, frame } = ending.error;
      const place = frame && compiled.toModel(frame);
      const where = place && { line: place.line, column: place.column, frame: codeFrame(code, place) };
      return { ...record, status: 'failed', failure: { code: 'program_threw', name, message, ...where } };
    }
    default:
      return ending satisfies never;
  }
}
