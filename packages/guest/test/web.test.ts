import { inspect as nodeInspect } from 'node:util';
import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AbortController, AbortSignal, abortStateOf, onAbort, setAbortTimer } from '../src/runtime/web/abort.ts';
import { atob as guestAtob, btoa as guestBtoa } from '../src/runtime/web/base64.ts';
import { createCrypto } from '../src/runtime/web/crypto.ts';
import { DOMException } from '../src/runtime/web/dom-exception.ts';
import { Event, EventTarget, setListenerErrorReporter } from '../src/runtime/web/event-target.ts';
import { createPerformance } from '../src/runtime/web/performance.ts';
import { createQueueMicrotask } from '../src/runtime/web/queue-microtask.ts';
import { platformPrototypes } from '../src/runtime/web/platform-prototypes.ts';
import { structuredClone as guestClone } from '../src/runtime/web/structured-clone.ts';
import { TextDecoder as GuestDecoder } from '../src/runtime/web/text-decoder.ts';
import { TextEncoder as GuestEncoder } from '../src/runtime/web/text-encoder.ts';
import { URL as GuestUrl } from '../src/runtime/web/url/url.ts';

const attempt = <Value>(act: () => Value): Value | string => {
  try {
    return act();
  } catch (error) {
    return `threw ${(error as Error).name}`;
  }
};

describe('text', () => {
  const chunk = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom([0xf0, 0x9f], [0x98, 0x80], [0xe2, 0x82], [0x3d, 0xd8], [0, 0xde], [0x41])
      .map((bytes) => new Uint8Array(bytes)),
  );
  test('is decoded as Node decodes it, whole or in pieces', () => {
    const decode = (
      type: typeof TextDecoder,
      label: string,
      fatal: boolean,
      ignoreBOM: boolean,
      chunks: readonly Uint8Array[],
    ): string[] => {
      const decoder = new type(label, { fatal, ignoreBOM });
      const texts: string[] = [];
      for (const [index, bytes] of chunks.entries()) {
        const text = attempt(() => decoder.decode(bytes, { stream: index < chunks.length - 1 }));
        texts.push(text);
        if (text.startsWith('threw')) break;
      }
      return texts;
    };
    fc.assert(
      fc.property(
        fc.constantFrom('utf-8', 'utf-16le'),
        fc.boolean(),
        fc.boolean(),
        fc.array(chunk, { maxLength: 5 }),
        (label, fatal, bom, chunks) => {
          expect(decode(GuestDecoder, label, fatal, bom, chunks)).toEqual(
            decode(TextDecoder, label, fatal, bom, chunks),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
  test('of one byte a character is windows-1252, as on the web', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(new GuestDecoder('latin1').decode(bytes)).toBe(new TextDecoder('windows-1252').decode(bytes));
  });
  test('loses its byte order mark unless it is asked for', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61]);
    expect(new GuestDecoder().decode(bytes)).toBe('a');
    expect(new GuestDecoder('utf8', { ignoreBOM: true }).decode(bytes)).toBe('\ufeffa');
  });
  test('is encoded as Node encodes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(12), (text, room) => {
        expect(new GuestEncoder().encode(text)).toEqual(new TextEncoder().encode(text));
        const ours = new Uint8Array(room);
        const theirs = new Uint8Array(room);
        expect(new GuestEncoder().encodeInto(text, ours)).toEqual({ ...new TextEncoder().encodeInto(text, theirs) });
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 1000 },
    );
  });
  test('of an unknown encoding is refused by name', () => {
    expect(() => new GuestDecoder('big5')).toThrow(/not "big5"/);
  });
  test('of a megabyte survives both ways', () => {
    const text = 'aé漢😀'.repeat(100_000);
    expect(new GuestDecoder().decode(new GuestEncoder().encode(text))).toBe(text);
  });
});

test('base64 is what Node makes and takes', () => {
  const texts = fc.oneof(
    fc.base64String(),
    fc.string({ unit: 'binary', maxLength: 9 }),
    fc.array(fc.constantFrom('a', 'b', '=', ' ', '/', '+', '-'), { maxLength: 9 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(attempt(() => guestAtob(text))).toBe(attempt(() => atob(text)));
      expect(attempt(() => guestBtoa(text))).toBe(attempt(() => btoa(text)));
    }),
    { numRuns: 2000 },
  );
});

describe('structuredClone', () => {
  const shown = (clone: (value: unknown) => unknown, value: unknown): string =>
    attempt(() => nodeInspect(clone(value), { depth: 9, showHidden: false }));
  test('copies what Node copies', () => {
    const any = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
    });
    fc.assert(
      fc.property(any, (value) => {
        expect(shown(guestClone, value)).toBe(shown(structuredClone, value));
      }),
      { numRuns: 1000 },
    );
  });
  test('keeps cycles and what is shared', () => {
    const shared = { n: 1 };
    const value: Record<string, unknown> = { a: shared, b: shared, map: new Map<unknown, unknown>([[shared, 1]]) };
    value['self'] = value;
    const copy = guestClone(value) as { a: object; b: object; self: unknown; map: Map<object, number> };
    expect(copy.self).toBe(copy);
    expect(copy.a).toBe(copy.b);
    expect(copy.map.get(copy.a)).toBe(1);
    expect(copy.a).not.toBe(shared);
  });
  test('keeps errors, their class and their cause', () => {
    class Custom extends RangeError {}
    const copy = guestClone(new Custom('x', { cause: { a: 1 } })) as RangeError;
    expect([copy.constructor, copy.message, copy.cause]).toEqual([RangeError, 'x', { a: 1 }]);
  });
  test('keeps views on one buffer together, and moves buffers on request', () => {
    const buffer = new Uint8Array([1, 2, 3, 4]).buffer;
    const value = { bytes: new Uint8Array(buffer, 1, 2), view: new DataView(buffer, 2) };
    const copy = guestClone(value, { transfer: [buffer] }) as typeof value;
    expect([...copy.bytes]).toEqual([2, 3]);
    expect(copy.view.buffer).toBe(copy.bytes.buffer);
    expect(copy.view.getUint8(0)).toBe(3);
    expect([buffer.detached, buffer.byteLength]).toEqual([true, 0]);
  });
  test.each([
    ['a function', () => ({ f: () => 1 })],
    ['a symbol', () => [Symbol('s')]],
    ['a promise', () => Promise.resolve()],
    ['a WeakMap', () => new WeakMap()],
    ['a URL', () => new GuestUrl('http://a')],
    ['a boxed symbol', () => Object(Symbol('s')) as unknown],
  ])('refuses %s with a DataCloneError', (_, make) => {
    // As `furnishWeb` does for the names of a world.
    platformPrototypes.push(GuestUrl.prototype);
    expect(attempt(() => guestClone(make()))).toBe('threw DataCloneError');
  });
  test('takes nothing away when it fails', () => {
    const buffer = new ArrayBuffer(4);
    expect(attempt(() => guestClone([buffer, () => 1], { transfer: [buffer] }))).toBe('threw DataCloneError');
    expect(buffer.detached).toBe(false);
    expect(attempt(() => guestClone(1, { transfer: [buffer, buffer] }))).toBe('threw DataCloneError');
  });
});

describe('aborting', () => {
  test('tells listeners once, with the reason', () => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    controller.signal.addEventListener('abort', (event) =>
      seen.push(event.type, (event.target as unknown) === controller.signal),
    );
    controller.signal.onabort = () => seen.push('onabort');
    controller.abort('why');
    controller.abort('again');
    expect(seen).toEqual(['abort', true, 'onabort']);
    expect([controller.signal.aborted, controller.signal.reason]).toEqual([true, 'why']);
    expect(() => controller.signal.throwIfAborted()).toThrow('why');
  });
  test('has a reason of its own when none is given', () => {
    const { reason } = AbortSignal.abort() as { reason: Error };
    expect([reason instanceof DOMException, reason instanceof Error, reason.name]).toEqual([true, true, 'AbortError']);
  });
  test('after a time uses the timer it was given', () => {
    const timers: (() => void)[] = [];
    setAbortTimer((callback, delayMs) => timers.push(callback) + delayMs);
    const signal = AbortSignal.timeout(5);
    expect(signal.aborted).toBe(false);
    timers[0]?.();
    expect((signal.reason as Error).name).toBe('TimeoutError');
    expect(() => AbortSignal.timeout(-1)).toThrow(RangeError);
  });
  test('any of several signals is enough', () => {
    const controller = new AbortController();
    const any = AbortSignal.any([new AbortController().signal, controller.signal]);
    controller.abort(1);
    expect([any.aborted, any.reason]).toEqual([true, 1]);
    expect(AbortSignal.any([AbortSignal.abort(2)]).reason).toBe(2);
    expect(AbortSignal.any([]).aborted).toBe(false);
  });
  test('reaches the runtime before the program, and no longer than it wants', () => {
    const controller = new AbortController();
    const seen: string[] = [];
    controller.signal.addEventListener('abort', () => seen.push('listener'));
    const stop = onAbort(controller.signal, () => seen.push('never'));
    onAbort(controller.signal, () => seen.push('runtime'));
    stop();
    controller.abort();
    expect(seen).toEqual(['runtime', 'listener']);
    expect(abortStateOf(controller.signal)?.aborted).toBe(true);
    expect(abortStateOf({ aborted: true })).toBeUndefined();
  });
  test('a signal cannot be made by hand', () => {
    expect(() => new AbortSignal()).toThrow(/AbortController/);
  });
});

describe('events', () => {
  test('reach each listener in order, once if so asked, until stopped', () => {
    const target = new EventTarget();
    const seen: string[] = [];
    target.addEventListener('x', () => seen.push('once'), { once: true });
    target.addEventListener('x', { handleEvent: () => seen.push('object') });
    const stop = (event: globalThis.Event): void => {
      seen.push('stop');
      event.stopImmediatePropagation();
    };
    target.addEventListener('x', stop);
    target.addEventListener('x', stop);
    target.addEventListener('x', () => seen.push('late'));
    target.dispatchEvent(new Event('x'));
    target.removeEventListener('x', stop);
    target.dispatchEvent(new Event('x'));
    expect(seen).toEqual(['once', 'object', 'stop', 'object', 'late']);
  });
  test('that throw are reported and disturb nobody', () => {
    const errors: unknown[] = [];
    setListenerErrorReporter((error) => errors.push(error));
    const target = new EventTarget();
    target.addEventListener('x', () => {
      throw new Error('listener');
    });
    let reached = false;
    target.addEventListener('x', () => {
      reached = true;
    });
    expect(target.dispatchEvent(new Event('x', { cancelable: true }))).toBe(true);
    expect([reached, errors.length]).toEqual([true, 1]);
  });
});

describe('crypto', () => {
  const seed = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
  test('gives the ChaCha20 stream of its seed', () => {
    const expected = createCipheriv('chacha20', seed, Buffer.alloc(16)).update(Buffer.alloc(300));
    const crypto = createCrypto(() => seed);
    const first = crypto.getRandomValues(new Uint8Array(5));
    const rest = crypto.getRandomValues(new Uint8Array(295));
    expect(Buffer.concat([first, rest]).equals(expected)).toBe(true);
  });
  test('makes version 4 identifiers', () => {
    const crypto = createCrypto(() => seed);
    const ids = new Set(Array.from({ length: 1000 }, () => crypto.randomUUID()));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  test('fills integers only, and not too many', () => {
    const crypto = createCrypto(() => seed);
    expect(crypto.getRandomValues(new Uint32Array(4)).some((word) => word > 0xffff)).toBe(true);
    expect(attempt(() => crypto.getRandomValues(new Float32Array(1)))).toBe('threw TypeMismatchError');
    expect(attempt(() => crypto.getRandomValues(new DataView(new ArrayBuffer(1))))).toBe('threw TypeMismatchError');
    expect(attempt(() => crypto.getRandomValues(new Uint8Array(65_537)))).toBe('threw QuotaExceededError');
  });
});

test('the clock never goes back', () => {
  const { performance } = createPerformance();
  const times = Array.from({ length: 100 }, () => performance.now());
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  expect(times[0]).toBeGreaterThanOrEqual(0);
});

test('a microtask runs after this turn, and what it throws is reported', async () => {
  const errors: unknown[] = [];
  const queueMicrotask = createQueueMicrotask((error) => errors.push(error));
  const order: string[] = [];
  queueMicrotask(() => order.push('task'));
  queueMicrotask(() => {
    throw new Error('task');
  });
  order.push('turn');
  await new Promise((resolve) => setTimeout(resolve));
  expect([order, errors.length]).toEqual([['turn', 'task'], 1]);
});
