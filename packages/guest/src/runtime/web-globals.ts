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
  /** 32 random bytes, asked for when a program first wants randomness. */
  seed(): Uint8Array;
}

/** The web-standard names that can be made before a program is known. For `installGlobals`; made once per world. */
export function createWebGlobals(options: WebGlobalsOptions): {
  readonly globals: Readonly<Record<string, unknown>>;
  /** Called when a program is about to start: clocks begin. */
  begin(): void;
} {
  setAbortTimer((callback, delayMs) => options.setTimeout(callback, delayMs));
  setListenerErrorReporter((error) => options.reportError(error));
  const { performance, begin } = createPerformance();
  const globals = {
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
    crypto: createCrypto(options.seed),
    performance,
  };
  return { globals, begin };
}
