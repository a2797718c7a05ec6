import { ToolError } from '@sallyport/contract';

/** A value that passed its schema and still cannot be sent. Says which input it is and what to do. */
export function inputError(key: string, problem: string): ToolError {
  return new ToolError(`${key}: ${problem}. Nothing was sent.`, { name: 'InvalidInputError', code: 'invalid_input' });
}
