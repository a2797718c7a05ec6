import type { LanguageModel } from 'ai';

import type { Recording } from './recording.ts';

type Model = Extract<LanguageModel, { readonly specificationVersion: 'v4' }>;
type CallOptions = Parameters<Model['doStream']>[0];
type StreamPart = Awaited<ReturnType<Model['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never;

const none = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
const usage = { inputTokens: none, outputTokens: { total: undefined, text: undefined, reasoning: undefined } };

/**
 * A language model for the AI SDK that says what a recorded conversation says. It keeps nothing: the question and the
 * tool results in the prompt tell where the conversation is. `pauseMs` lies between two pieces of text.
 */
export function createRecordedModel(recording: Recording, { pauseMs }: { readonly pauseMs: number }): Model {
  return {
    specificationVersion: 'v4',
    provider: 'sallyport-worker-demo',
    modelId: 'recorded',
    supportedUrls: {},
    doGenerate: () => Promise.reject(new Error('The recorded model streams. Use streamText.')),
    doStream: (options) => Promise.resolve({ stream: toStream(nextParts(recording, options), pauseMs, options) }),
  };
}

function nextParts({ turns }: Recording, { prompt, tools }: CallOptions): readonly StreamPart[] {
  const lastQuestion = prompt.findLastIndex(({ role }) => role === 'user');
  const turn = turns[prompt.filter(({ role }) => role === 'user').length - 1];
  const step = turn?.steps[prompt.slice(lastQuestion).filter(({ role }) => role === 'tool').length];
  const toolName = tools?.[0]?.name ?? '';
  const start: StreamPart = { type: 'stream-start', warnings: [] };
  if (step === undefined) return [start, ...textParts(turn?.answer ?? ''), finish('stop')];
  return [start, ...textParts(step.says), ...callParts(toolName, step.code), finish('tool-calls')];
}

function textParts(text: string): readonly StreamPart[] {
  const id = 'text';
  const words = text.split(/(?<= )/);
  return [
    { type: 'text-start', id },
    ...words.map((delta): StreamPart => ({ type: 'text-delta', id, delta })),
    { type: 'text-end', id },
  ];
}

function callParts(toolName: string, code: string): readonly StreamPart[] {
  const id = crypto.randomUUID();
  const input = JSON.stringify({ code });
  const pieces = input.split(/(?<=\\n)/);
  return [
    { type: 'tool-input-start', id, toolName },
    ...pieces.map((delta): StreamPart => ({ type: 'tool-input-delta', id, delta })),
    { type: 'tool-input-end', id },
    { type: 'tool-call', toolCallId: id, toolName, input },
  ];
}

function finish(unified: 'stop' | 'tool-calls'): StreamPart {
  return { type: 'finish', usage, finishReason: { unified, raw: undefined } };
}

function toStream(
  parts: readonly StreamPart[],
  pauseMs: number,
  { abortSignal }: CallOptions,
): ReadableStream<StreamPart> {
  const rest = parts.values();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = rest.next();
      if (abortSignal?.aborted === true) return controller.error(abortSignal.reason);
      if (done === true) return controller.close();
      if (pauseMs > 0 && value.type.endsWith('-delta')) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      controller.enqueue(value);
    },
  });
}
