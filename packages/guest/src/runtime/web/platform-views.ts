import type { PlatformView } from '../inspect/platform.ts';
import { AbortController, abortStateOf } from './abort.ts';
import { Event, EventTarget } from './event-target.ts';
import { TextDecoder } from './text-decoder.ts';
import { TextEncoder } from './text-encoder.ts';
import { searchPairsOf, URLSearchParams } from './url/search-params.ts';
import { hrefOf, URL } from './url/url.ts';

/** How an object of a web class is shown by `inspect`; `undefined` for every other object. */
export function webView(value: object): PlatformView | undefined {
  const href = hrefOf(value);
  if (href !== undefined) return { text: href };
  const pairs = searchPairsOf(value);
  if (pairs !== undefined) return { label: 'URLSearchParams', pairs };
  const abort = abortStateOf(value);
  if (abort === undefined) return undefined;
  return {
    label: 'AbortSignal',
    fields: abort.aborted
      ? [
          ['aborted', true],
          ['reason', abort.reason],
        ]
      : [['aborted', false]],
  };
}

const prototypes: readonly object[] = [
  URL.prototype,
  URLSearchParams.prototype,
  EventTarget.prototype,
  Event.prototype,
  AbortController.prototype,
  TextEncoder.prototype,
  TextDecoder.prototype,
];

/** Whether an object belongs to a web class, whose objects `structuredClone` refuses. */
export function isPlatformObject(value: object): boolean {
  return prototypes.some((prototype) => Object.prototype.isPrototypeOf.call(prototype, value));
}
