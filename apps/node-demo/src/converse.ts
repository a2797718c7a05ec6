import type { AiSdkFinishedRun } from '@sallyport/adapter-ai-sdk';
import { modelError } from '@sallyport/real-model';
import { type LanguageModel, type ModelMessage, isStepCount, streamText } from 'ai';
import type { RunEvent } from 'sallyport';
import type { Codemode } from 'sallyport/ai-sdk';

import type { LineContext } from './screen/run-lines.ts';
import { createSpeechView } from './screen/speech-view.ts';
import { type TurnView, createTurnView } from './turn-view.ts';

/** What a conversation needs. */
export interface Conversation extends LineContext {
  readonly model: LanguageModel;
  readonly codemode: Pick<Codemode, 'system' | 'tools'>;
  /** Calls the listener with the events of programs under way. */
  readonly watch: (listener: (event: RunEvent) => void) => void;
  readonly signal: AbortSignal;
}

/** A model that writes more programs than this for one question is going in circles. */
const stepsPerTurn = 10;

/** Asks the questions in order, in one conversation, and shows what the model does about each. */
export async function converse(conversation: Conversation, questions: readonly string[]): Promise<void> {
  const messages: ModelMessage[] = [];
  for (const question of questions) {
    const person = createSpeechView(conversation.screen, 'You');
    person.add(question);
    person.finish();
    messages.push({ role: 'user', content: question });
    const view = createTurnView(conversation);
    conversation.watch((event) => view.onEvent(event));
    try {
      messages.push(...(await takeTurn(conversation, messages, view)));
    } catch (error) {
      view.leave();
      conversation.signal.throwIfAborted();
      throw modelError(error);
    }
  }
}

async function takeTurn(
  { model, codemode, signal }: Conversation,
  messages: readonly ModelMessage[],
  view: TurnView,
): Promise<readonly ModelMessage[]> {
  const begun = createGate();
  const result = streamText({
    model,
    instructions: codemode.system,
    tools: codemode.tools,
    messages: [...messages],
    stopWhen: isStepCount(stepsPerTurn),
    abortSignal: signal,
    // One program after the other, and none before it is on the screen.
    toolCallConcurrency: 1,
    onToolExecutionStart: ({ toolCall }) => begun.passed(toolCall.toolCallId),
    onToolExecutionEnd({ toolOutput, toolExecutionMs }) {
      if (toolOutput.type === 'tool-result') view.end(toolOutput.output as AiSdkFinishedRun, toolExecutionMs);
    },
    onError: () => undefined,
  });
  for await (const part of result.stream) {
    if (part.type === 'text-delta') view.say(part.text);
    else if (part.type === 'tool-input-delta') await view.write(part.delta);
    else if (part.type === 'tool-call') {
      const { code } = part.input as { readonly code?: unknown };
      if (typeof code === 'string') view.begin(code);
      begun.pass(part.toolCallId);
    } else if (part.type === 'tool-error') {
      // A call the AI SDK did not take goes back to the model; a tool that threw is the host's failure.
      if (part.dynamic !== true) throw part.error;
      view.reject(part.error);
    } else if (part.type === 'error') throw part.error;
    else if (part.type === 'abort') signal.throwIfAborted();
  }
  view.leave();
  return result.responseMessages;
}

/** Lets a program start once it was shown. */
function createGate(): { readonly pass: (id: string) => void; readonly passed: (id: string) => Promise<void> } {
  const shown = new Map<string, PromiseWithResolvers<void>>();
  const at = (id: string): PromiseWithResolvers<void> => {
    const known = shown.get(id) ?? Promise.withResolvers<void>();
    shown.set(id, known);
    return known;
  };
  return { pass: (id) => at(id).resolve(), passed: (id) => at(id).promise };
}
