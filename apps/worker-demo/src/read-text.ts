/** The body of a request as text, or undefined when it is longer than `limitBytes`. */
export async function readText(request: Request, limitBytes: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (request.body === null) return text;
  for await (const piece of request.body as ReadableStream<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > limitBytes) return undefined;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
