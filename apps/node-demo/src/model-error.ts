import { APICallError } from 'ai';

import { DemoError, exitCodes } from './demo-error.ts';
import { cleanText } from './screen/clean-text.ts';

/** What a person can do when the model does not answer. Only the provider's own sentence is repeated. */
export function modelError(error: unknown): DemoError {
  if (error instanceof DemoError) return error;
  const message = cleanText(error instanceof Error ? error.message : String(error)).slice(0, 500);
  const status =
    APICallError.isInstance(error) && error.statusCode !== undefined ? ` (status ${error.statusCode})` : '';
  return new DemoError(
    exitCodes.modelFailed,
    `The model did not answer${status}: ${message}\n` +
      'Check the key, OPENAI_BASE_URL and SALLYPORT_MODEL, or run with --recorded.',
    { cause: error },
  );
}
