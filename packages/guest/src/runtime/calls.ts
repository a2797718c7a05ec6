import type { GuestLimits } from '../catalogue.ts';
import { decodeValue } from '../codec/decode-value.ts';
import { codecError } from '../codec/codec-error.ts';
import { classCodec } from '../codec/class-codec.ts';
import { encodeJson } from '../codec/encode.ts';
import { makeError } from '../codec/make-error.ts';
import type { CodecLimits, MediaCodec } from '../codec/types.ts';
import { push, slice } from './primordials.ts';

/** What a program gets when it asks for more than its limits allow. */
function limitError(code: string, message: string): Error {
  return makeError({ name: 'LimitError', message, code });
}

const PrivatePromise = Promise;

/** The one function behind every tool: one string out, one string in. */
export interface Calls {
  make(path: string, values: readonly unknown[]): Promise<unknown>;
  /** Forgets what was counted: a new program begins. */
  reset(): void;
}

/** Makes the calls of one world. */
export function createCalls(
  send: (message: string, urgent?: boolean) => Promise<string>,
  limits: () => GuestLimits,
  media: MediaCodec,
): Calls {
  let made = 0;
  let inFlight = 0;
  let waiting: (() => void)[] = [];
  let nextWaiting = 0;
  let mostCalls = 0;
  let mostInFlight = 0;
  let bounds: CodecLimits = { depth: 0, size: 0 };

  /** Lets the next call go that waits. There is one. */
  const wakeNext = (): void => {
    const next = waiting[nextWaiting++] as () => void;
    if (nextWaiting === waiting.length) {
      waiting = [];
      nextWaiting = 0;
    }
    next();
  };
  const make = async (path: string, values: readonly unknown[]): Promise<unknown> => {
    if (++made > mostCalls) {
      void send('limit calls', true);
      throw limitError('call_limit_exceeded', `A program may make ${mostCalls} tool calls.`);
    }
    const json = encodeArgument(path, values, bounds);
    // Calls over the limit wait their turn; their number is bounded by the limit on calls.
    if (inFlight < mostInFlight) inFlight++;
    else await new PrivatePromise<void>((resolve) => push(waiting, resolve));
    let answer: string;
    try {
      answer = await send(`call ${path}\n${json}`);
    } finally {
      // Asked by number: a program may have put something behind every index.
      if (nextWaiting < waiting.length) wakeNext();
      else inFlight--;
    }
    if (answer[0] !== '!') return decodeValue(answer, media);
    const failure = decodeValue(slice(answer, 1), media) as Record<string, unknown>;
    throw makeError({
      name: failure['name'],
      message: failure['message'],
      code: failure['code'] ?? undefined,
      data: failure['data'],
    });
  };
  return {
    make,
    reset() {
      made = inFlight = nextWaiting = 0;
      waiting = [];
      const { calls, callsInFlight, argumentBytes, nesting } = limits();
      mostCalls = calls;
      mostInFlight = callsInFlight;
      bounds = { depth: nesting.in, size: argumentBytes };
    },
  };
}

export function encodeArgument(path: string, values: readonly unknown[], limits: CodecLimits): string {
  if (values.length > 1) {
    throw codecError(
      'not_serializable',
      `codemode.${path} takes one object with named fields, not ${values.length} values.`,
    );
  }
  if (values[0] === undefined) return '';
  try {
    return encodeJson(values[0], limits, classCodec);
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    if (code === 'too_large') {
      throw limitError(
        'argument_too_large',
        `The argument of codemode.${path} is longer than ${limits.size} characters as JSON: send less at a time.`,
      );
    }
    if (code === 'nesting_too_deep') {
      throw limitError('nesting_too_deep', `The argument of codemode.${path}: ${message as string}`);
    }
    throw error;
  }
}
