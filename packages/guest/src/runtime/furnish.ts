import type { GuestCatalogue, GuestLimits } from '../catalogue.ts';
import { codecError } from '../codec/codec-error.ts';
import type { MediaCodec } from '../codec/types.ts';
import type { RuntimeFeatures } from './features.ts';
import { installGlobals } from './install-globals.ts';
import { programFrames } from './stack.ts';
import type { GuestJob } from './start.ts';

/** The one way out: a message for the host, and its answer. */
export type Send = (message: string, urgent?: boolean) => Promise<string>;

/** What a program finds in its world, from the runtime's side. */
export interface Furniture {
  readonly media: MediaCodec | undefined;
  /** A thrown value as text, where the world can show any; there only. */
  readonly show: ((value: unknown) => string) | undefined;
  /** Called when a program is about to start. What an earlier one left is forgotten. */
  begin(send: Send, job: GuestJob): void;
  /** Console lines that have not been sent. */
  drain(): string;
}

/** Puts on the global object what the features give. Called once a world, before the program is known. */
export function furnish(catalogue: GuestCatalogue, features: RuntimeFeatures): Furniture {
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
  const media = features.createMediaHandles?.();
  const logs = features.createLogBuffer?.(send, () => limits().logBytes);
  const sendCall: Send = (message, urgent) => {
    logs?.goAhead();
    return send(message, urgent);
  };
  const calls = media && features.createCalls?.(sendCall, limits, media);
  const { inspect, webView } = features;
  const views = { formatStack: programFrames, ...(webView && { view: webView }) };
  const show = inspect && ((value: unknown): string => inspect(value, views));
  const reportError = (error: unknown): void => logs?.write('error', `Uncaught ${show ? show(error) : `${error}`}`);
  const timers = features.createTimers?.((delayMs) => send(`wake ${delayMs}`), reportError);
  const web =
    timers &&
    features.createWebGlobals?.({
      setTimeout: timers.setTimeout,
      reportError,
      seed: () => features.base64ToBytes?.(job?.seed ?? '') ?? new Uint8Array(0),
    });
  const { createCodemodeObject, createDirectCodemode, createConsole, createLineConsole } = features;
  const makeConsole = createLineConsole ?? createConsole;
  installGlobals(globalThis, {
    ...(calls && { codemode: createDirectCodemode?.(calls.make) ?? createCodemodeObject?.(catalogue, calls.make) }),
    ...(logs && { console: makeConsole?.((level, text) => logs.write(level, text), views) }),
    ...timers,
    ...web?.globals,
  });
  return {
    media,
    show,
    begin(given, program) {
      post = given;
      job = program;
      calls?.reset();
      logs?.reset();
      web?.begin();
    },
    drain: () => (logs ? logs.drain() : ''),
  };
}
