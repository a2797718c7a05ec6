import type { CodeTool, CodeToolAnswer, Json, JsonSchema, RunOutcome } from '@sallyport/contract';

import type { Runner } from '../run/create-runner.ts';
import { resultJson } from '../run/outcome.ts';
import { formatOutcome } from './format-outcome.ts';
import { plainValue } from './plain-value.ts';

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
    async run(input, { signal, onEvent, elicit, trace } = {}) {
      const code = typeof input === 'object' && input !== null && 'code' in input ? input.code : undefined;
      if (typeof code !== 'string') {
        const text = `Failed (invalid_input): ${options.name} takes { "code": "…" } with the program as a string.`;
        return { text, isError: true, media: [], outcome: undefined };
      }
      const outcome = await options.execute(
        { code },
        { ...(signal && { signal }), ...(onEvent && { onEvent }), ...(elicit && { elicit }), ...(trace && { trace }) },
      );
      const answer: CodeToolAnswer = {
        text: formatOutcome(outcome),
        isError: outcome.status === 'failed',
        media: outcome.media.map((item) => item.media),
        ...(outcome.links && { links: outcome.links.map((item) => item.link) }),
        outcome,
      };
      if (outcome.status !== 'completed') return answer;
      return {
        ...answer,
        // Most frameworks take text only, and a result may be large: it is read when somebody asks.
        get value() {
          return readValue(outcome);
        },
      };
    },
  };
}

function readValue(outcome: RunOutcome & { readonly status: 'completed' }): Json {
  const json = resultJson(outcome);
  return json === undefined ? ((plainValue(outcome.value) ?? null) as Json) : (JSON.parse(json) as Json);
}
