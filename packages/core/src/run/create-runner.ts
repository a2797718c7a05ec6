import type { CheckMode, Elicit, RunEvent, RunOutcome, Sandbox, TraceContext, TypeChecker } from '@sallyport/contract';
import { createGuestRuntime, decodeEnding, type GuestEnding } from '@sallyport/guest';

import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
import type { Catalogue } from '../catalogue/create-catalogue.ts';
import type { CompiledProgram } from '../compile/compile.ts';
import { codeFrame } from '../compile/frame.ts';
import { defaultGate, type Gate } from '../gate.ts';
import { defaultLimits, resolveLimits, type ResolvedLimits, type RunLimits } from '../limits.ts';
import { createValidators } from '../validate/validators.ts';
import { startAttempt, type AttemptOptions } from './attempt.ts';
import { chooseCheck } from './choose-check.ts';
import type { MediaStore } from './media-store.ts';
import { openRun, seenUnopened, type OpenRun } from './open-run.ts';
import { completed, failure } from './outcome.ts';
import { prepareChecked, prepareProgram } from './prepare-program.ts';

/** What one `execute` may be told. */
export interface ExecuteOptions {
  /** Ends the run and every tool call in it; `execute` then rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** Sees console lines and calls as they happen. What it throws is passed over; the run goes on. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Overrides the runner's limits for this run. */
  readonly limits?: Partial<RunLimits>;
  /** Overrides whether this program is checked before it runs. */
  readonly check?: CheckMode;
  /** Answers questions that tools ask in the middle of a call. The run's clock does not stop meanwhile. */
  readonly elicit?: Elicit;
  /** Handed to every tool. */
  readonly trace?: TraceContext;
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
  /** Checks programs before they run. It stays the caller's: nobody here disposes it. */
  readonly typeChecker?: TypeChecker | undefined;
  /** Default `error` with a checker: a program that would surely fail does not run. `warn`: it does. */
  readonly check?: CheckMode | undefined;
  /**
   * Sees each tool's result, as the tool gave it, once it is fit to be handed to the program. Called in the run's own
   * turn, so it must be quick; what it throws is passed over. Failures and host functions' answers are not results.
   */
  readonly onResult?: ((entry: CatalogueEntry, value: unknown) => void) | undefined;
}): Runner {
  const { catalogue, sandbox } = options;
  const gate = options.gate ?? defaultGate;
  const baseLimits = resolveLimits(options.limits, defaultLimits);
  const checkFor = chooseCheck(options.typeChecker, options.check);
  const guest = createGuestRuntime(catalogue.names);
  const validators = createValidators();

  const runIds = `run-${crypto.randomUUID()}`;
  let runs = 0;

  const execute = async (program: { readonly code: string }, given: ExecuteOptions = {}): Promise<RunOutcome> => {
    const { code } = program;
    if (typeof code !== 'string') throw new TypeError('execute takes { code } with the program as a string.');
    given.signal?.throwIfAborted();
    const limits = given.limits ? resolveLimits(given.limits, baseLimits) : baseLimits;
    const check = checkFor(given.check);
    const runId = `${runIds}-${++runs}`;
    const elapsedMs = startClock();
    const { signal } = given;
    const prepared = check
      ? await prepareChecked(code, { check, wallMs: limits.wallMs, signal })
      : prepareProgram(code);
    const { compiled, diagnosed } = prepared;
    if (compiled === undefined) {
      const record = { runId, logs: [], calls: [], media: [], durationMs: elapsedMs(), ...diagnosed };
      return { ...record, status: 'failed', failure: prepared.failure };
    }
    const spentMs = check ? elapsedMs() : 0;
    let run: OpenRun | undefined;
    const told = { runId, limits, elapsedMs, emit: emitTo(given.onEvent) };
    const open: AttemptOptions['open'] = ({ life, onTooManyCalls }) => {
      run = openRun({ ...told, catalogue, validators, gate, onResult: options.onResult, life, given, onTooManyCalls });
      return run.receiver;
    };
    const attempt = startAttempt({ code, compiled, limits, spentMs, signal, sandbox, guest, open });
    // Nothing more in this turn: the guest is at work, and may be waiting for this very processor.
    const result = await attempt.result;
    const ending = typeof result === 'string' ? decodeEnding(result) : undefined;
    const seen = run?.close(ending) ?? seenUnopened(ending, told);
    const { loads } = attempt.counted;
    const record = { runId, ...seen, durationMs: elapsedMs(), ...(loads > 0 && { loads }), ...diagnosed };
    if (ending) return conclude(ending, record, { limits, media: run?.media, compiled, code });
    const unreadable = failure('guest_crashed', "The guest's last message could not be read.");
    return { ...record, status: 'failed', failure: typeof result === 'string' ? unreadable : result };
  };
  return { execute, limits: baseLimits };
}

/** Milliseconds since now, to the microsecond. */
function startClock(): () => number {
  const startedAt = performance.now();
  return () => Math.round((performance.now() - startedAt) * 1_000) / 1_000;
}

/** Events for a listener whose mistakes, thrown or rejected, are neither the run's nor the end of the process. */
function emitTo(listener: ((event: RunEvent) => unknown) | undefined): ((event: RunEvent) => void) | undefined {
  if (!listener) return undefined;
  return (event) => {
    try {
      const answer = listener(event);
      if (answer instanceof Promise) answer.catch(() => {});
    } catch {
      // The run goes on: a program must not be able to end a host through a line that its listener cannot read.
    }
  };
}

function conclude(
  ending: GuestEnding,
  record: Omit<RunOutcome & { status: 'failed' }, 'status' | 'failure'>,
  context: {
    readonly limits: ResolvedLimits;
    readonly media: MediaStore | undefined;
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
