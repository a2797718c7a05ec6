import type { CallContext, CallProgress, Json, Media } from '@sallyport/contract';

/** A context as a run makes it, with what was reported to it. */
export function callContext(
  options: { readonly signal?: AbortSignal; readonly media?: Readonly<Record<string, Media>> } = {},
): CallContext & { readonly reported: CallProgress[] } {
  const reported: CallProgress[] = [];
  return {
    runId: 'run',
    callId: 'run/1',
    signal: options.signal ?? new AbortController().signal,
    idempotencyKey: 'key-1',
    reported,
    reportProgress: (progress) => void reported.push(progress),
    findMedia: (handle: Json) => options.media?.[(handle as { readonly id: string }).id],
  };
}

/** What a promise rejects with; fails the test when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const result = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ('reason' in result) return result.reason;
  throw new Error(`resolved with ${JSON.stringify(result.value)}`);
}
