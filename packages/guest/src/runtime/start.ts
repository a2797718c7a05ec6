import type { GuestCatalogue, GuestLimits } from '../catalogue.ts';
import { codecError } from '../codec/codec-error.ts';
import type { MediaCodec } from '../codec/types.ts';
import { encodeValue } from '../codec/encode-value.ts';
import type { RuntimeFeatures } from './features.ts';
import { installGlobals } from './install-globals.ts';
import { rawStack } from './raw-stack.ts';
import { chainData, slice, stringify } from './primordials.ts';
import { installStackTraces, placeOf, programFrames } from './stack.ts';

/** What the host sends beside the program: one run's numbers. */
export interface GuestJob {
  /** Base64 of 32 random bytes. */
  readonly seed: string;
  /** Lines of the program's text that stand before the model's own. */
  readonly openingLines: number;
  readonly limits: GuestLimits;
}

/** The program's text evaluates to this. */
export type GuestProgram = readonly [job: GuestJob, main: () => Promise<unknown>];

/** Of what a program throws, this much is told: nobody reads more, and a copy of a giant would be the end of the world. */
const longestName = 200;
const longestMessage = 16_384;

type Send = (message: string, urgent?: boolean) => Promise<string>;

/** What a world without `inspect` throws is an error of the language's or of a tool's, or this. */
const plainText: (value: unknown) => string = String;

/**
 * Prepares a world for one set of tools: everything that can be done before the program is known. The returned
 * function runs one program and resolves with the guest's last message.
 */
export function start(
  catalogue: GuestCatalogue,
  features: RuntimeFeatures,
): (send: Send, program: GuestProgram) => Promise<string> {
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
  features.lockDown?.(globalThis);
  const traces = installStackTraces();
  const media = features.createMediaHandles?.();
  const logs = features.createLogBuffer?.(send, () => limits().logBytes);
  const sendCall: Send = (message, urgent) => {
    logs?.goAhead();
    return send(message, urgent);
  };
  const calls = media && features.createCalls?.(sendCall, limits, media);
  const { inspect, webView } = features;
  const views = { formatStack: programFrames, ...(webView && { view: webView }) };
  const show = inspect ? (value: unknown): string => inspect(value, views) : plainText;
  const reportError = (error: unknown): void => logs?.write('error', `Uncaught ${show(error)}`);
  const timers = features.createTimers?.((delayMs) => send(`wake ${delayMs}`), reportError);
  const web =
    timers &&
    features.createWebGlobals?.({
      setTimeout: timers.setTimeout,
      reportError,
      seed: () => features.base64ToBytes?.(job?.seed ?? '') ?? new Uint8Array(0),
    });
  installGlobals(globalThis, {
    ...(calls && { codemode: features.createCodemodeObject?.(catalogue, calls.make) }),
    ...(logs && { console: features.createConsole?.(logs.write, views) }),
    ...timers,
    ...web?.globals,
  });

  const drain = (): string => logs?.drain() ?? '';

  return async (given, program) => {
    post = given;
    job = program[0];
    calls?.reset();
    logs?.reset();
    traces.begin(job.openingLines);
    web?.begin();
    let ending: string;
    try {
      const value = await program[1]();
      ending = endWithValue(value, job.limits, drain, media);
    } catch (error) {
      ending = endWithError(error, drain(), show);
    }
    return ending;
  };
}

function endWithValue(value: unknown, limits: GuestLimits, drain: () => string, media: MediaCodec | undefined): string {
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
