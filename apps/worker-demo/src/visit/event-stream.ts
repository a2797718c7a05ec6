import type { PageEvent } from '../protocol/page-event.ts';

/** A response whose body is one JSON value a line, written while things happen. */
export interface EventStream {
  readonly response: Response;
  emit(event: PageEvent): void;
  close(): void;
}

/** `onLeave` is called when nobody reads any more. */
export function createEventStream(onLeave: () => void): EventStream {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
    },
    cancel() {
      controller = undefined;
      onLeave();
    },
  });
  return {
    response: new Response(body, {
      headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
    }),
    emit: (event) => controller?.enqueue(encoder.encode(`${JSON.stringify(event)}\n`)),
    close() {
      controller?.close();
      controller = undefined;
    },
  };
}
