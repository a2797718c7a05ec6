import type { CodeTool, JsonSchema } from '@sallyport/contract';

import type { Runner } from '../run/create-runner.ts';
import { formatOutcome } from './format-outcome.ts';

/** What the model sends. */
const inputSchema: JsonSchema = {
  type: 'object',
  properties: { code: { type: 'string', description: 'The program: TypeScript or JavaScript.' } },
  required: ['code'],
  additionalProperties: false,
};

/** The one tool a framework is handed: runs a program and answers with text for the model. */
export function createCodeTool(options: {
  readonly execute: Runner['execute'];
  readonly description: string;
  readonly name: string;
}): CodeTool {
  return {
    name: options.name,
    description: options.description,
    inputSchema,
    async run(input, { signal, onEvent } = {}) {
      const code = typeof input === 'object' && input !== null && 'code' in input ? input.code : undefined;
      if (typeof code !== 'string') {
        const text = `Failed (invalid_input): ${options.name} takes { "code": "…" } with the program as a string.`;
        return { text, isError: true, media: [], outcome: undefined };
      }
      const outcome = await options.execute({ code }, { ...(signal && { signal }), ...(onEvent && { onEvent }) });
      return {
        text: formatOutcome(outcome),
        isError: outcome.status === 'failed',
        media: outcome.media.map((item) => item.media),
        outcome,
      };
    },
  };
}
