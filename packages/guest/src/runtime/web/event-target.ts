import { defineInterface } from './interface.ts';

type Listener = ((this: unknown, event: Event) => unknown) | { handleEvent(event: Event): unknown };
interface ListenerOptions {
  readonly once?: boolean;
  readonly capture?: boolean;
  readonly signal?: AbortSignal;
}
interface Entry {
  readonly type: string;
  readonly listener: Listener;
  readonly capture: boolean;
  readonly once: boolean;
  isRemoved: boolean;
}

let reportError: (error: unknown) => void = () => {};

/** Sets who hears what a listener throws. Called once per run, before the program starts. */
export function setListenerErrorReporter(report: (error: unknown) => void): void {
  reportError = report;
}

let setTarget: (event: EventClass, target: object) => void;
let isStopped: (event: EventClass) => boolean;

class EventClass {
  static {
    setTarget = (event, target) => {
      event.#target = target;
    };
    isStopped = (event) => event.#isStopped;
  }
  readonly #type: string;
  readonly #isCancelable: boolean;
  readonly #bubbles: boolean;
  readonly #timeStamp: number = Date.now();
  #target: object | null = null;
  #isPrevented = false;
  #isStopped = false;

  constructor(type: string, options: { bubbles?: boolean; cancelable?: boolean } = {}) {
    this.#type = `${type}`;
    this.#bubbles = Boolean(options?.bubbles);
    this.#isCancelable = Boolean(options?.cancelable);
  }
  get type(): string {
    return this.#type;
  }
  get target(): object | null {
    return this.#target;
  }
  get currentTarget(): object | null {
    return this.#target;
  }
  get bubbles(): boolean {
    return this.#bubbles;
  }
  get cancelable(): boolean {
    return this.#isCancelable;
  }
  get defaultPrevented(): boolean {
    return this.#isPrevented;
  }
  get timeStamp(): number {
    return this.#timeStamp;
  }
  preventDefault(): void {
    if (this.#isCancelable) this.#isPrevented = true;
  }
  stopPropagation(): void {}
  stopImmediatePropagation(): void {
    this.#isStopped = true;
  }
}

let dispatch: (target: EventTargetClass, event: EventClass) => boolean;

class EventTargetClass {
  static {
    dispatch = (target, event) => target.#dispatch(event);
  }
  #entries: Entry[] = [];

  addEventListener(type: string, listener: Listener | null, options: ListenerOptions | boolean = {}): void {
    if (listener === null || listener === undefined) return;
    const settings = typeof options === 'boolean' ? { capture: options } : (options ?? {});
    const { signal } = settings;
    if (signal?.aborted === true) return;
    const capture = Boolean(settings.capture);
    this.#add({
      type: `${type}`,
      listener,
      capture,
      once: Boolean(settings.once),
      isRemoved: false,
    });
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener, { capture }), { once: true });
  }
  removeEventListener(type: string, listener: Listener | null, options: ListenerOptions | boolean = {}): void {
    const capture = typeof options === 'boolean' ? options : Boolean(options?.capture);
    this.#entries = this.#entries.filter((entry) => {
      const isIt = entry.type === `${type}` && entry.listener === listener && entry.capture === capture;
      if (isIt) entry.isRemoved = true;
      return !isIt;
    });
  }
  dispatchEvent(event: EventClass): boolean {
    return this.#dispatch(event);
  }
  #add(entry: Entry): void {
    const isThere = this.#entries.some(
      (known) => known.type === entry.type && known.listener === entry.listener && known.capture === entry.capture,
    );
    if (!isThere) this.#entries = [...this.#entries, entry];
  }
  #dispatch(event: EventClass): boolean {
    setTarget(event, this);
    for (const entry of this.#entries) {
      if (entry.type !== event.type || entry.isRemoved) continue;
      if (entry.once) {
        entry.isRemoved = true;
        this.#entries = this.#entries.filter((other) => other !== entry);
      }
      callListener(this, entry.listener, event);
      if (isStopped(event)) break;
    }
    return !event.defaultPrevented;
  }
}

function callListener(target: object, listener: Listener, event: EventClass): void {
  try {
    if (typeof listener === 'function') Reflect.apply(listener, target, [event]);
    else listener.handleEvent(event as never);
  } catch (error) {
    reportError(error);
  }
}

/** Sends an event of the runtime's own. */
export function fire(target: object, type: string): void {
  dispatch(target as EventTargetClass, new EventClass(type));
}

/** `Event` of the DOM standard, as far as an object without parents needs it. */
export const Event: typeof globalThis.Event = defineInterface('Event', EventClass) as never;

/** `EventTarget` of the DOM standard, as far as an object without parents needs it. */
export const EventTarget: typeof globalThis.EventTarget = defineInterface('EventTarget', EventTargetClass) as never;
