import {
  isMedia,
  type CallContext,
  type Elicit,
  type Json,
  type Media,
  type RunEvent,
  type TraceContext,
} from '@sallyport/contract';
import type { MediaCodec } from '@sallyport/guest';

import type { RunLife } from './run-life.ts';

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Makes what a tool is told beside its input. */
export function createCallContexts(options: {
  readonly runId: string;
  readonly media: MediaCodec;
  readonly life: RunLife;
  readonly given: { readonly elicit?: Elicit; readonly trace?: TraceContext };
  readonly emit: ((event: RunEvent) => void) | undefined;
}): (callId: string) => CallContext {
  const { runId, media, life, given, emit } = options;
  const findMediaHere = (handle: Json): Media | undefined => findMedia(handle, media);
  return (callId) => {
    const context: Mutable<CallContext> = {
      runId,
      callId,
      // Made once a run. An accessor here would give each context a shape of its own.
      signal: life.signal(),
      idempotencyKey: callId,
      reportProgress: emit
        ? (progress) => {
            if (!life.isOver) emit({ type: 'call-progress', runId, callId, progress });
          }
        : nobodyListens,
      findMedia: findMediaHere,
      reportLog: emit
        ? (log) => {
            if (!life.isOver) emit({ type: 'call-log', runId, callId, log });
          }
        : nobodyListens,
    };
    if (given.elicit) context.elicit = askOnBehalf(given.elicit, { runId, callId, life });
    if (given.trace) context.trace = given.trace;
    return context;
  };
}

function nobodyListens(): void {}

/** A handle crosses as the plain object it is to the program: its id is what the store knows. */
function findMedia(handle: Json, media: MediaCodec): Media | undefined {
  const id = typeof handle === 'object' && handle !== null && 'id' in handle ? handle.id : undefined;
  const found = typeof id === 'string' ? media.resolve({ id, mimeType: '' }) : undefined;
  return isMedia(found) ? found : undefined;
}

/** Questions of one call. None is put to anybody after the run, and none holds a tool that the run has left. */
function askOnBehalf(
  elicit: Elicit,
  { runId, callId, life }: { readonly runId: string; readonly callId: string; readonly life: RunLife },
): NonNullable<CallContext['elicit']> {
  return (request) =>
    new Promise((resolve, reject) => {
      const signal = life.signal();
      signal.throwIfAborted();
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      elicit(request, { runId, callId, signal }).then(resolve, reject);
    });
}
