import type { GuestCatalogue, GuestLimits } from '../catalogue.ts';
import { codecError } from '../codec/codec-error.ts';
import { encodeValue } from '../codec/encode-value.ts';
import { base64ToBytes } from '../codec/base64.ts';
import { createCalls } from './calls.ts';
import { createCodemodeObject } from './codemode-object.ts';
import { createConsole } from './console.ts';
import { inspect } from './inspect.ts';
import { rawStack } from './inspect/error.ts';
import { installGlobals } from './install-globals.ts';
import { lockDown } from './lock-down.ts';
import { createLogBuffer } from './log-buffer.ts';
import { createMediaHandles } from './media-handles.ts';
import { chainData, slice, stringify } from './primordials.ts';
import { installStackTraces, placeOf, programFrames, type Probe } from './stack.ts';
import { createTimers } from './timers.ts';
import { createWebGlobals } from './web-globals.ts';
import { webView } from './web/platform-views.ts';

/** What the host sends beside the program: one run's numbers. */
export interface GuestJob {
  /** Base64 of 32 random bytes. */
  readonly seed: string;
  /** Lines of the program's text that stand before the model's own. */
  readonly openingLines: number;
  readonly limits: GuestLimits;
}

/** The program's text evaluates to this. */
export type GuestProgram = readonly [job: GuestJob, probe: Probe, main: () => Promise<unknown>];

/** Of what a program throws, this much is told: nobody reads more, and a copy of a giant would be the end of the world. */
const longestName = 200;
const longestMessage = 16_384;

type Send = (message: string, urgent?: boolean) => Promise<string>;

/**
 * Prepares a world for one set of tools: everything that can be done before the program is known. The returned
 * function runs one program and resolves with the guest's last message.
 */
export function start(catalogue: GuestCatalogue): (send: Send, program: GuestProgram) => Promise<string> {
  let post: Send | undefined;
  let job: GuestJob | undefined;
  const send: Send = (message, urgent) => {
    if (!post) throw codecError('not_serializable', 'The program has not started.');
    return post(message, urgent);
  };
  const limits = (): GuestLimits => {
    if (!job) throw codecError('not_serializable', 'The program has not started.');
    return job.limits;
  };
  lockDown(globalThis);
  const traces = installStackTraces();
  const media = createMediaHandles();
  const calls = createCalls(send, limits, media);
  const logs = createLogBuffer(send, () => limits().logBytes);
  const views = { formatStack: programFrames, view: webView };
  const show = (value: unknown): string => inspect(value, views);
  const reportError = (error: unknown): void => logs.write('error', `Uncaught ${show(error)}`);
  const timers = createTimers((delayMs) => send(`wake ${delayMs}`), reportError);
  const web = createWebGlobals({
    setTimeout: timers.setTimeout,
    reportError,
    seed: () => base64ToBytes(job?.seed ?? ''),
  });
  installGlobals(globalThis, {
    codemode: createCodemodeObject(catalogue, calls.make),
    console: createConsole((level, text) => logs.write(level, text), views),
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    clearTimeout: timers.clearTimeout,
    clearInterval: timers.clearInterval,
    ...web.globals,
  });

  return async (given, program) => {
    post = given;
    job = program[0];
    calls.reset();
    logs.reset();
    traces.begin(program[1], job.openingLines);
    web.begin();
    let ending: string;
    try {
      const value = await program[2]();
      ending = endWithValue(value, job.limits, () => logs.drain(), media);
    } catch (error) {
      ending = endWithError(error, logs.drain(), show);
    }
    return ending;
  };
}

function endWithValue(
  value: unknown,
  limits: GuestLimits,
  drain: () => string,
  media: ReturnType<typeof createMediaHandles>,
): string {
  const { resultBytes, nesting } = limits;
  try {
    const text = encodeValue(value, { depth: nesting.out, size: resultBytes }, media);
    const logs = drain();
    return `value ${logs.length}\n${logs}${text}`;
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    if (code !== 'too_large' && code !== 'nesting_too_deep') throw error;
    const logs = drain();
    return `refused ${logs.length}\n${logs}${message as string}`;
  }
}

function endWithError(error: unknown, logs: string, show: (value: unknown) => string): string {
  const { name, message, line, column } = readThrown(error, show);
  const shown = `${stringify(slice(name, 0, longestName)) ?? '""'},${stringify(slice(message, 0, longestMessage)) ?? '""'}`;
  return `threw ${logs.length}\n${logs}[${shown},${line ?? null},${column ?? null}]`;
}

/** A program may throw anything: also what throws again when it is looked at. */
function readThrown(
  error: unknown,
  show: (value: unknown) => string,
): { readonly name: string; readonly message: string; readonly line?: number; readonly column?: number } {
  try {
    const isObject = typeof error === 'object' && error !== null;
    const name = isObject ? chainData(error, 'name') : undefined;
    const message = isObject ? chainData(error, 'message') : undefined;
    if (!isObject || typeof name !== 'string' || typeof message !== 'string') {
      return { name: 'Thrown', message: show(error) };
    }
    return { name, message, ...placeOf(rawStack(error)) };
  } catch {
    return { name: 'Thrown', message: 'a value that cannot be read' };
  }
}
