import { DOMException } from './dom-exception.ts';
import { EventTarget, fire } from './event-target.ts';
import { defineInterface } from './interface.ts';

/** The timer `AbortSignal.timeout` uses. */
let schedule: (callback: () => void, delayMs: number) => unknown = () => undefined;

/** Sets the timer of `AbortSignal.timeout`. Called once per run, before the program starts. */
export function setAbortTimer(setTimeout: (callback: () => void, delayMs: number) => unknown): void {
  schedule = setTimeout;
}

/** Lets the class be made from inside only, as the standard demands. */
const inside = Symbol('inside');

let create: () => AbortSignalClass;
let abortSignal: (signal: AbortSignalClass, reason: unknown) => void;
let stateOf: (signal: object) => { readonly aborted: boolean; readonly reason: unknown } | undefined;
let addAlgorithm: (signal: AbortSignalClass, algorithm: () => void) => () => void;

class AbortSignalClass extends EventTarget {
  static {
    create = () => new AbortSignalClass(inside);
    abortSignal = (signal, reason) => signal.#abort(reason);
    stateOf = (signal) => (#aborted in signal ? { aborted: signal.#aborted, reason: signal.#reason } : undefined);
    addAlgorithm = (signal, algorithm) => signal.#addAlgorithm(algorithm);
  }
  #aborted = false;
  #reason: unknown = undefined;
  #onAbort: ((event: Event) => unknown) | null = null;
  #algorithms: ((() => void) | undefined)[] = [];

  constructor(key?: symbol) {
    if (key !== inside) throw new TypeError('Illegal constructor: use new AbortController().signal.');
    super();
  }
  static abort(reason?: unknown): AbortSignalClass {
    const signal = create();
    signal.#abort(reason);
    return signal;
  }
  static timeout(delayMs: number): AbortSignalClass {
    const delay = Number(delayMs);
    if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) {
      throw new RangeError('AbortSignal.timeout needs a number of milliseconds, 0 or more.');
    }
    const signal = create();
    schedule(() => signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay);
    return signal;
  }
  static any(signals: Iterable<AbortSignalClass>): AbortSignalClass {
    const result = create();
    const sources = [...signals];
    for (const source of sources) {
      if (!(#aborted in source)) throw new TypeError('AbortSignal.any needs a list of AbortSignals.');
    }
    const done = sources.find((source) => source.#aborted);
    if (done !== undefined) {
      result.#abort(done.#reason);
      return result;
    }
    for (const source of sources) source.#addAlgorithm(() => result.#abort(source.#reason));
    return result;
  }
  get aborted(): boolean {
    return this.#aborted;
  }
  get reason(): unknown {
    return this.#reason;
  }
  get onabort(): ((event: Event) => unknown) | null {
    return this.#onAbort;
  }
  set onabort(listener: ((event: Event) => unknown) | null) {
    this.removeEventListener('abort', this.#onAbort);
    this.#onAbort = typeof listener === 'function' ? listener : null;
    this.addEventListener('abort', this.#onAbort);
  }
  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }
  #addAlgorithm(algorithm: () => void): () => void {
    const algorithms = this.#algorithms;
    let at = 0;
    // A free place is used again, so that a signal passed to a thousand calls does not grow by each.
    while (at < algorithms.length && algorithms[at] !== undefined) at++;
    algorithms[at] = algorithm;
    return () => {
      if (algorithms[at] === algorithm) algorithms[at] = undefined;
    };
  }
  #abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
    const algorithms = this.#algorithms;
    this.#algorithms = [];
    for (let index = 0; index < algorithms.length; index++) algorithms[index]?.();
    fire(this, 'abort');
  }
}

class AbortControllerClass {
  readonly #signal = create();

  get signal(): AbortSignalClass {
    return this.#signal;
  }
  abort(reason?: unknown): void {
    abortSignal(this.#signal, reason);
  }
}

/** Whether `value` is a signal made here, and how it stands. Runs nothing of the program's. */
export function abortStateOf(value: unknown): { readonly aborted: boolean; readonly reason: unknown } | undefined {
  return typeof value === 'object' && value !== null ? stateOf(value) : undefined;
}

/**
 * Calls `algorithm` when `signal` aborts, before any listener of the program's. Returns the way to take it back.
 * For the runtime's own calls; `signal` must have passed {@link abortStateOf}. `algorithm` must not throw.
 */
export function onAbort(signal: AbortSignal, algorithm: () => void): () => void {
  return addAlgorithm(signal as never, algorithm);
}

/** `AbortSignal` of the DOM standard. */
export const AbortSignal: typeof globalThis.AbortSignal = defineInterface('AbortSignal', AbortSignalClass) as never;

/** `AbortController` of the DOM standard. */
export const AbortController: typeof globalThis.AbortController = defineInterface(
  'AbortController',
  AbortControllerClass,
);
