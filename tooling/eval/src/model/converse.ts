import { type ToolSet, generateText, isStepCount, wrapLanguageModel } from 'ai';
import { modelError } from '@sallyport/real-model';

import { type Model, countAnswered, countAsked } from './count-tokens.ts';

/** What a model is told before it answers. */
export interface Told {
  readonly system: string;
  readonly tools: ToolSet;
  readonly ask: string;
}

/** What one conversation came to. */
export interface Conversation {
  /** The model's last words. */
  readonly text: string;
  readonly turns: number;
  /** Tokens the model read, over all turns: each reads everything before it again. */
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** A model that needs more turns than this is going in circles. */
const mostTurns = 20;

/**
 * Holds one conversation through the AI SDK's own loop, and counts what goes over. The same for a scripted model and a
 * real one. Rejects with a `ModelError` when the model does not answer, and with `signal.reason` on abort.
 */
export async function converse(model: Model, told: Told, signal: AbortSignal): Promise<Conversation> {
  const counted = { turns: 0, tokensIn: 0, tokensOut: 0 };
  const counting = wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v4',
      async wrapGenerate({ doGenerate, params }) {
        const answer = await doGenerate();
        counted.turns += 1;
        counted.tokensIn += countAsked(params);
        counted.tokensOut += countAnswered(answer);
        return answer;
      },
    },
  });
  try {
    const { text } = await generateText({
      model: counting,
      instructions: told.system,
      tools: told.tools,
      prompt: told.ask,
      stopWhen: isStepCount(mostTurns),
      abortSignal: signal,
    });
    return { text, ...counted };
  } catch (error) {
    signal.throwIfAborted();
    throw modelError(error);
  }
}
