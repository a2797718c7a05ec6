import { stripVTControlCharacters } from 'node:util';

/** The model cannot be had, or did not answer; the message says what a person can do. */
export class ModelError extends Error {
  override readonly name: string = 'ModelError';
}

const longest = 500;

/** What a person can do when the model does not answer. Only the provider's own sentence is repeated. */
export function modelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const { message, statusCode } = (error ?? {}) as { readonly message?: unknown; readonly statusCode?: unknown };
  const said = stripVTControlCharacters(typeof message === 'string' ? message : String(error)).slice(0, longest);
  const status = typeof statusCode === 'number' ? ` (status ${statusCode})` : '';
  return new ModelError(
    `The model did not answer${status}: ${said}\nCheck the key, OPENAI_BASE_URL and SALLYPORT_MODEL.`,
    { cause: error },
  );
}
