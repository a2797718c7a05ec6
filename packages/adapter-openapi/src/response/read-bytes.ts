import { ToolError } from '@sallyport/contract';

/** The bytes of a response, up to a limit. On abort the reading ends and `signal.reason` is thrown. */
export async function readBytes(response: Response, limitBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      signal.throwIfAborted();
      chunks.push(step.value);
      length += step.value.length;
      if (length > limitBytes) throw tooLarge(limitBytes);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    signal.throwIfAborted();
    if (error instanceof ToolError) throw error;
    throw new ToolError('The API broke off its response.', { code: 'server_unavailable', cause: error });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** More than the host reads of one answer. */
export function tooLarge(limitBytes: number): ToolError {
  return new ToolError(`The response is longer than ${limitBytes} bytes: ask for less at a time.`, {
    name: 'LimitError',
    code: 'result_too_large',
  });
}
