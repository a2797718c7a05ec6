import { MockLanguageModelV4 } from 'ai/test';

import type { Answered, Asked, Model } from './count-tokens.ts';

/** What a scripted model does in one turn. */
export type ScriptedTurn = readonly { readonly toolName: string; readonly input: object }[];

/**
 * A model that makes the calls of a script, one turn after the other, and then says `last`: a text, or one made of the last
 * tool result. It keeps nothing: the tool messages in the prompt tell where it is.
 */
export function createScriptedModel(
  turns: readonly ScriptedTurn[],
  last: string | ((result: string) => string),
): Model {
  return new MockLanguageModelV4({
    provider: 'sallyport-eval',
    modelId: 'scripted',
    doGenerate: ({ prompt }) => {
      const done = prompt.filter(({ role }) => role === 'tool').length;
      const turn = turns[done];
      if (turn === undefined) return Promise.resolve(say(typeof last === 'string' ? last : last(lastResult(prompt))));
      return Promise.resolve(call(turn, done));
    },
  });
}

const none = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
const usage = { inputTokens: none, outputTokens: { total: undefined, text: undefined, reasoning: undefined } };

function say(text: string): Answered {
  return { content: [{ type: 'text', text }], finishReason: { unified: 'stop', raw: undefined }, usage, warnings: [] };
}

function call(turn: ScriptedTurn, at: number): Answered {
  return {
    content: turn.map(({ toolName, input }, index) => ({
      type: 'tool-call',
      toolCallId: `call-${at + 1}-${index + 1}`,
      toolName,
      input: JSON.stringify(input),
    })),
    finishReason: { unified: 'tool-calls', raw: undefined },
    usage,
    warnings: [],
  };
}

function lastResult(prompt: Asked['prompt']): string {
  const message = prompt.findLast(({ role }) => role === 'tool');
  const [part] = message?.role === 'tool' ? message.content : [];
  if (part?.type !== 'tool-result') return '';
  const { output } = part;
  if (output.type === 'text' || output.type === 'error-text') return output.value;
  if (output.type !== 'content') return '';
  return output.value.flatMap((each) => (each.type === 'text' ? [each.text] : [])).join('\n');
}
