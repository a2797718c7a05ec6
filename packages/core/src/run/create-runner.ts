import {
  isSandboxError,
  type RunEvent,
  type RunFailure,
  type RunOutcome,
  type Sandbox,
  type SandboxJob,
  type SandboxJobParts,
} from '@sallyport/contract';
import { composeSource, createGuestRuntime, decodeEnding, type GuestEnding } from '@sallyport/guest';

import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
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
import { createReceiver } from './create-receiver.ts';

/** What one `execute` may be told. */
export interface ExecuteOptions {
  /** Ends the run and every tool call in it; `execute` then rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** Sees console lines and calls as they happen. What it throws is passed over; the run goes on. */
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
  /**
   * Sees each tool's result, as the tool gave it, once it is fit to be handed to the program. Called in the run's own
   * turn, so it must be quick; what it throws is passed over. Failures and host functions' answers are not results.
   */
  readonly onResult?: ((entry: CatalogueEntry, value: unknown) => void) | undefined;
}): Runner {
  const { catalogue, sandbox } = options;
  const gate = options.gate ?? defaultGate;
  const baseLimits = resolveLimits(options.limits, defaultLimits);
  const guest = createGuestRuntime(catalogue.names);
  const validators = createValidators();

  const runIds = `run-${crypto.randomUUID()}`;
  let runs = 0;

  const execute = async (program: { readonly code: string }, given: ExecuteOptions = {}): Promise<RunOutcome> => {
    if (typeof program.code !== 'string') throw new TypeError('execute takes { code } with the program as a string.');
    given.signal?.throwIfAborted();
    const limits = given.limits ? resolveLimits(given.limits, baseLimits) : baseLimits;
    const runId = `${runIds}-${++runs}`;
    const elapsedMs = startClock();
    const compiled = compile(program.code);
    if (!compiled.ok) {
      const record = { runId, logs: [], calls: [], media: [], durationMs: elapsedMs() };
      return { ...record, status: 'failed', failure: compiled.failure };
    }
    using deadline = startDeadline(limits.wallMs, given.signal);
    let stopped: RunFailure | undefined;
    const onTooManyCalls = (): void => {
      stopped ??= failure('call_limit_exceeded', `The program made more than ${limits.calls} tool calls.`);
      deadline.stop(new Error(stopped.message));
    };
    // Aborts when the run is over, however it ended: tools under way are told, and nothing more is taken from the guest.
    const over = new AbortController();
    deadline.signal.addEventListener('abort', () => over.abort(deadline.signal.reason), { once: true });
    const emit = emitTo(given.onEvent);
    const media = createMediaStore();
    const clock = createAlarmClock();
    const logs = createLogBook(limits.logBytes, elapsedMs, (line) => emit({ type: 'log', runId, line }));
    const desk = createCallDesk({
      runId,
      catalogue,
      onResult: options.onResult,
      validators,
      gate,
      limits,
      media,
      elapsedMs,
      emit,
      onTooManyCalls,
      signal: over.signal,
    });
    let loads = 0;
    const receive = createReceiver({ desk, logs, clock, signal: over.signal, onTooManyCalls });
    const parts = guest.parts({ program: compiled.program, openingLines: compiled.openingLines, limits });
    const job = makeJob(parts, receive, limits, () => loads++);
    let ending: GuestEnding | undefined;
    let failed: RunFailure | undefined;
    try {
      ending = decodeEnding(await settled(sandbox.run(job, { signal: deadline.signal }), deadline.signal));
      if (ending) logs.add(ending.lines);
    } catch (error) {
      // Who ended the run decides; what the error says does not.
      if (stopped) failed = stopped;
      else if (deadline.isOver) {
        failed = failure('deadline_exceeded', `The program did not end within ${limits.wallMs} ms.`);
      } else if (given.signal?.aborted) throw given.signal.reason;
      else if (isSandboxError(error)) failed = failure(error.code, error.message);
      else throw error;
    } finally {
      clock.stop();
      over.abort(new Error('The run is over.'));
    }
    const known = { runId, logs: logs.lines, calls: desk.records(), media: media.items, durationMs: elapsedMs() };
    const record = loads > 0 ? { ...known, loads } : known;
    failed ??= ending ? undefined : failure('guest_crashed', "The guest's last message could not be read.");
    if (failed || !ending) return { ...record, status: 'failed', failure: failed ?? failure('guest_crashed', '') };
    return conclude(ending, record, { limits, media, compiled, code: program.code });
  };
  return { execute, limits: baseLimits };
}

/** Milliseconds since now, to the microsecond. */
function startClock(): () => number {
  const startedAt = performance.now();
  return () => Math.round((performance.now() - startedAt) * 1_000) / 1_000;
}

/** Events for a listener whose mistakes, thrown or rejected, are neither the run's nor the end of the process. */
function emitTo(listener: ((event: RunEvent) => unknown) | undefined): (event: RunEvent) => void {
  if (!listener) return () => {};
  return (event) => {
    try {
      const answer = listener(event);
      if (answer instanceof Promise) answer.catch(() => {});
    } catch {
      // The run goes on: a program must not be able to end a host through a line that its listener cannot read.
    }
  };
}

function makeJob(
  parts: SandboxJobParts,
  receive: SandboxJob['receive'],
  { memoryBytes, cpuMs }: ResolvedLimits,
  onLoad: () => void,
): SandboxJob {
  return {
    // Only a backend that takes one text pays for composing it.
    get source() {
      return composeSource(parts);
    },
    parts,
    receive,
    limits: { memoryBytes, cpuMs },
    onLoad,
  };
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
      return {
        ...record,
        status: 'failed',
        failure: failure('output_too_large', `The result is longer than ${limits.resultBytes} characters.`),
      };
    case 'refused':
      return {
        ...record,
        status: 'failed',
        failure: failure('output_too_large', `${ending.message} Return less: filter, count or summarise first.`),
      };
    case 'threw': {
      const { name, message, frame } = ending.error;
      const place = frame && compiled.toModel({ ...frame, line: frame.line + compiled.openingLines });
      const where = place && { line: place.line, column: place.column, frame: codeFrame(code, place) };
      return { ...record, status: 'failed', failure: { code: 'program_threw', name, message, ...where } };
    }
    default:
      return ending satisfies never;
  }
}
