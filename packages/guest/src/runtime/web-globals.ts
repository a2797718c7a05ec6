import { AbortController, AbortSignal, setAbortTimer } from './web/abort.ts';
import { atob, btoa } from './web/base64.ts';
import { createCrypto } from './web/crypto.ts';
import { DOMException } from './web/dom-exception.ts';
import { Event, EventTarget, setListenerErrorReporter } from './web/event-target.ts';
import { createPerformance } from './web/performance.ts';
import { createQueueMicrotask } from './web/queue-microtask.ts';
import { structuredClone } from './web/structured-clone.ts';
import { TextDecoder } from './web/text-decoder.ts';
import { TextEncoder } from './web/text-encoder.ts';
import { URLSearchParams } from './web/url/search-params.ts';
import { URL } from './web/url/url.ts';

/** What the web's own names need of the runtime. */
export interface WebGlobalsOptions {
  /** The runtime's own timer, for `AbortSignal.timeout`. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Hears what an event listener or a microtask throws. Must not throw. */
  reportError(error: unknown): void;
}

/** The web-standard names that can be made before a program is known. For `installGlobals`; made once per world. */
export function createWebGlobals(options: WebGlobalsOptions): Readonly<Record<string, unknown>> {
  setAbortTimer((callback, delayMs) => options.setTimeout(callback, delayMs));
  setListenerErrorReporter((error) => options.reportError(error));
  return {
    AbortController,
    AbortSignal,
    DOMException,
    Event,
    EventTarget,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    atob,
    btoa,
    queueMicrotask: createQueueMicrotask((error) => options.reportError(error)),
    structuredClone,
  };
}

/** The names that belong to one run: randomness from its 32 bytes of seed, and a clock that starts now. */
export function createRunGlobals(seed: Uint8Array): Readonly<Record<string, unknown>> {
  return { crypto: createCrypto(seed), performance: createPerformance() };
}
