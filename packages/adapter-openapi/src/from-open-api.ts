import type { ToolProvider } from '@sallyport/contract';
import { ToolError } from '@sallyport/contract';

import { callOperation } from './call-operation.ts';
import { defaultResponseBytes } from './constants.ts';
import { readDocument } from './document/read-document.ts';
import { documentInstructions, documentNamespace } from './document/document-words.ts';
import type { FromOpenApiOptions } from './open-api-options.ts';
import { OpenApiAdapterError } from './open-api-adapter-error.ts';
import { readOperations } from './read-operations.ts';
import type { OpenApiRequest } from './request/send.ts';

/**
 * The operations of an OpenAPI 3.0, 3.1 or 3.2 document as a `ToolProvider`: one tool each, with the document's own types.
 *
 * `document` is the parsed document, or its JSON text. It is read once, here; nothing is fetched. What cannot be called
 * right is left out and reported to `onSkip`. Requests go where `baseUrl` and `allowedOrigins` say, whatever the
 * document says. Rejects with an {@link OpenApiAdapterError}.
 */
export async function fromOpenApi(document: unknown, options: FromOpenApiOptions = {}): Promise<ToolProvider> {
  const read = readDocument(document);
  const namespace = options.namespace ?? documentNamespace(read);
  const instructions = documentInstructions(read);
  const operations = new Map(readOperations(read, options).map((operation) => [operation.name, operation]));
  const calls = {
    request: options.request ?? plainFetch,
    security: options.security,
    responseBytes: checkBytes(options.responseBytes),
  };
  return {
    namespace,
    ...(instructions !== undefined && { instructions }),
    async listTools({ signal }) {
      signal.throwIfAborted();
      return [...operations.values()].map(({ spec }) => spec);
    },
    async callTool(name, input, context) {
      const operation = operations.get(name);
      if (operation === undefined) throw new ToolError('There is no such operation.', { code: 'unknown_tool' });
      return callOperation(operation, input, context, calls);
    },
  };
}

/** Looked up when it is called, so that what replaces it later is used; some runtimes refuse it without its own `this`. */
const plainFetch: OpenApiRequest = (url, init) => globalThis.fetch(url, init);

function checkBytes(bytes: number | undefined): number {
  if (bytes === undefined) return defaultResponseBytes;
  if (bytes > 0) return bytes;
  throw new OpenApiAdapterError('invalid_option', 'responseBytes is a number above zero.');
}
