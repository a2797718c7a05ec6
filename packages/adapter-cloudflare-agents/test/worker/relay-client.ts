import type { RelayLine } from '../kit/relay-line.ts';

/** Calls a function of the tests' process, and aborts it there. */
export async function callRelay(
  relay: string,
  id: string,
  input: unknown,
  options: { readonly signal: AbortSignal | undefined; readonly onEvent?: (event: unknown) => void },
): Promise<unknown> {
  const { signal, onEvent } = options;
  const body = JSON.stringify(input ?? null);
  const url = `${relay}/${id}/${crypto.randomUUID()}`;
  // The connection of a request that is aborted stays open: the other side hears nothing of it.
  const abort = (): void => void fetch(url, { method: 'DELETE' });
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(url, { method: 'POST', body, ...(signal && { signal }) });
    for await (const line of readLines(response)) {
      if ('event' in line) onEvent?.(line.event);
      else if ('error' in line) throw Object.assign(new Error(line.error.message), { name: line.error.name });
      else return line.value;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  throw new Error('The relay hung up.');
}

async function* readLines({ body }: Response): AsyncGenerator<RelayLine> {
  let rest = '';
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as RelayLine;
  }
}
