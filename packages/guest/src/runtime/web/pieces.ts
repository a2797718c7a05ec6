import type { PlatformView } from '../inspect/platform.ts';
import { AbortController, AbortSignal, abortStateOf, setAbortTimer } from './abort.ts';
import { atob, btoa } from './base64.ts';
import { createCrypto } from './crypto.ts';
import { DOMException } from './dom-exception.ts';
import { Event, EventTarget, setListenerErrorReporter } from './event-target.ts';
import { createPerformance } from './performance.ts';
import { createQueueMicrotask } from './queue-microtask.ts';
import { structuredClone } from './structured-clone.ts';
import { TextDecoder } from './text-decoder.ts';
import { TextEncoder } from './text-encoder.ts';
import { searchPairsOf, URLSearchParams } from './url/search-params.ts';
import { hrefOf, URL } from './url/url.ts';

/** What the web's own names need of the runtime. */
export interface WebOptions {
  /** The runtime's own timer, for `AbortSignal.timeout`. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Hears what an event listener or a microtask throws. Must not throw. */
  reportError(error: unknown): void;
  /** 32 random bytes, asked for when a program first wants randomness. */
  seed(): Uint8Array;
}

/** Web-standard names that go together. A world made for one program has those it says. */
export interface WebPiece {
  /** Called once a world, before a program is known. */
  make(options: WebOptions): Readonly<Record<string, unknown>>;
  /** Called when a program is about to start. */
  begin?(): void;
  /** How an object of these classes is shown; `undefined` for every other object. */
  view?(value: object): PlatformView | undefined;
  /** What `structuredClone` refuses objects of. */
  readonly prototypes?: readonly object[];
}

/** The URL standard. */
export const webUrl: WebPiece = {
  make: () => ({ URL, URLSearchParams }),
  view(value) {
    const href = hrefOf(value);
    if (href !== undefined) return { text: href };
    const pairs = searchPairsOf(value);
    return pairs && { label: 'URLSearchParams', pairs };
  },
  prototypes: [URL.prototype, URLSearchParams.prototype],
};

/** Events, and what is made of them. */
export const webEvents: WebPiece = {
  make(options) {
    setAbortTimer((callback, delayMs) => options.setTimeout(callback, delayMs));
    setListenerErrorReporter((error) => options.reportError(error));
    return { AbortController, AbortSignal, DOMException, Event, EventTarget };
  },
  view(value) {
    const abort = abortStateOf(value);
    if (abort === undefined) return undefined;
    const fields = [['aborted', abort.aborted] as const];
    return { label: 'AbortSignal', fields: abort.aborted ? [...fields, ['reason', abort.reason]] : fields };
  },
  prototypes: [EventTarget.prototype, Event.prototype, AbortController.prototype],
};

/** The Encoding standard. */
export const webText: WebPiece = {
  make: () => ({ TextDecoder, TextEncoder }),
  prototypes: [TextEncoder.prototype, TextDecoder.prototype],
};

/** Base64 of the HTML standard. */
export const webBase64: WebPiece = { make: () => ({ atob, btoa }) };

/** Microtasks of the HTML standard. */
export const webMicrotask: WebPiece = {
  make: (options) => ({ queueMicrotask: createQueueMicrotask((error) => options.reportError(error)) }),
};

/** Structured data of the HTML standard. */
export const webClone: WebPiece = { make: () => ({ structuredClone }) };

/** Randomness. */
export const webCrypto: WebPiece = { make: ({ seed }) => ({ crypto: createCrypto(seed) }) };

const clock = createPerformance();

/** The clock. */
export const webPerformance: WebPiece = {
  make: () => ({ performance: clock.performance }),
  begin: () => clock.begin(),
};
