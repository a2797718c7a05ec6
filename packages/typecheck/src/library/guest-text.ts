/**
 * What a guest has besides the language. Written so that what works is never refused: parameters that convert what they
 * are given take anything, and errors may carry the `code` and `data` of a tool's failure.
 */
export const guestText: string = `
interface Error { code?: any; data?: any; }
interface ErrorConstructor {
  captureStackTrace(target: object, constructor?: any): void; stackTraceLimit: number; prepareStackTrace?: any;
}
interface ObjectConstructor { keys(value: any): string[]; entries(value: any): [string, any][]; values(value: any): any[]; }

interface Date { getYear(): number; setYear(year: number): number; toGMTString(): string; }
interface JSON { rawJSON(text: string): any; isRawJSON(value: any): boolean; }
interface Math { sumPrecise(values: Iterable<number>): number; }
interface IteratorConstructor { concat(...values: any[]): any; }
declare namespace Intl { var v8BreakIterator: any; }

interface Console {
  log(...values: any[]): void; info(...values: any[]): void; warn(...values: any[]): void;
  error(...values: any[]): void; debug(...values: any[]): void; trace(...values: any[]): void;
  dir(value?: any, options?: any): void; dirxml(...values: any[]): void; table(data?: any, only?: any): void;
  assert(condition?: any, ...values: any[]): void; clear(): void;
  group(...values: any[]): void; groupCollapsed(...values: any[]): void; groupEnd(): void;
  time(label?: any): void; timeLog(label?: any, ...values: any[]): void; timeEnd(label?: any): void;
  count(label?: any): void; countReset(label?: any): void;
  profile(label?: any): void; profileEnd(label?: any): void; timeStamp(label?: any): void;
}
declare var console: Console;

declare function setTimeout(callback: (...values: any[]) => any, delayMs?: any, ...values: any[]): number;
declare function setInterval(callback: (...values: any[]) => any, delayMs?: any, ...values: any[]): number;
declare function clearTimeout(id?: any): void;
declare function clearInterval(id?: any): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T = any>(value: T, options?: any): T;
declare function atob(text: any): string;
declare function btoa(text: any): string;

interface Event {
  readonly type: string; readonly target: any; readonly currentTarget: any; readonly bubbles: boolean;
  readonly cancelable: boolean; readonly defaultPrevented: boolean; readonly timeStamp: number;
  preventDefault(): void; stopPropagation(): void; stopImmediatePropagation(): void;
}
declare var Event: { prototype: Event; new (type: string, options?: any): Event };
interface EventTarget {
  addEventListener(type: string, listener: any, options?: any): void;
  removeEventListener(type: string, listener: any, options?: any): void;
  dispatchEvent(event: Event): boolean;
}
declare var EventTarget: { prototype: EventTarget; new (): EventTarget };
interface AbortSignal extends EventTarget {
  readonly aborted: boolean; readonly reason: any; onabort: ((event: Event) => any) | null; throwIfAborted(): void;
}
declare var AbortSignal: {
  prototype: AbortSignal; new (): AbortSignal;
  abort(reason?: any): AbortSignal; timeout(delayMs: number): AbortSignal; any(signals: Iterable<AbortSignal>): AbortSignal;
};
interface AbortController { readonly signal: AbortSignal; abort(reason?: any): void; }
declare var AbortController: { prototype: AbortController; new (): AbortController };
interface DOMException extends Error { readonly code: any; }
declare var DOMException: { prototype: DOMException; new (message?: any, options?: any): DOMException };

interface TextEncoder {
  readonly encoding: string; encode(text?: any): Uint8Array<ArrayBuffer>;
  encodeInto(text: any, target: Uint8Array): { read: number; written: number };
}
declare var TextEncoder: { prototype: TextEncoder; new (): TextEncoder };
interface TextDecoder {
  readonly encoding: string; readonly fatal: boolean; readonly ignoreBOM: boolean;
  decode(source?: ArrayBuffer | ArrayBufferView, options?: any): string;
}
declare var TextDecoder: { prototype: TextDecoder; new (label?: string, options?: any): TextDecoder };

interface URLSearchParams {
  readonly size: number;
  append(name: any, value: any): void; delete(name: any, value?: any): void; get(name: any): string | null;
  getAll(name: any): string[]; has(name: any, value?: any): boolean; set(name: any, value: any): void; sort(): void;
  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, self?: any): void;
  toString(): string; [Symbol.iterator](): ArrayIterator<[string, string]>;
  entries(): ArrayIterator<[string, string]>; keys(): ArrayIterator<string>; values(): ArrayIterator<string>;
}
declare var URLSearchParams: { prototype: URLSearchParams; new (init?: any): URLSearchParams };
interface URL {
  href: string; readonly origin: string; protocol: string; username: string; password: string; host: string;
  hostname: string; port: string; pathname: string; search: string; readonly searchParams: URLSearchParams; hash: string;
  toString(): string; toJSON(): string;
}
declare var URL: {
  prototype: URL; new (url: any, base?: any): URL; canParse(url: any, base?: any): boolean; parse(url: any, base?: any): URL | null;
};

interface Crypto { getRandomValues<T>(view: T): T; randomUUID(): \`\${string}-\${string}-\${string}-\${string}-\${string}\`; }
declare var crypto: Crypto;
interface Performance { readonly timeOrigin: number; now(): number; toJSON(): any; }
declare var performance: Performance;
`;
