import { APICallError } from 'ai';

const longestMessage = 300;

/** What a person can do when the model does not answer. Only the provider's own sentence is repeated. */
export function modelError(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, longestMessage);
  const status =
    APICallError.isInstance(error) && error.statusCode !== undefined ? ` (status ${error.statusCode})` : '';
  return `The model did not answer${status}: ${message}`;
}
