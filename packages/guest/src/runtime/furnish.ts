import type { GuestCatalogue } from '../catalogue.ts';
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
  const { inspect } = features;
  const createConsole = features.createTextConsole ?? features.createLineConsole ?? features.createConsole;
  // Set before the program can do anything.
  let post: Send;
  let job: GuestJob;
  const send: Send = (message, urgent) => post(message, urgent);
  const logs = features.createLogBuffer?.(send, () => job.limits.logBytes);
  const sendCall: Send = (message, urgent) => {
    logs?.goAhead();
    return post(message, urgent);
  };
  const media = features.createMediaHandles?.();
  const calls = media && features.createCalls?.(sendCall, () => job.limits, media);
  const show = inspect && ((value: unknown): string => inspect(value, views));
  const web = features.furnishWeb?.(features, {
    send,
    reportError: (error) => logs?.write('error', `Uncaught ${show?.(error) ?? ''}`),
    seed: () => job.seed,
  });
  const views = { formatStack: programFrames, view: web?.view };
  installGlobals(globalThis, {
    codemode:
      calls && (features.createDirectCodemode?.(calls.make) ?? features.createCodemodeObject?.(catalogue, calls.make)),
    console: logs && createConsole?.(logs.write, views),
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
