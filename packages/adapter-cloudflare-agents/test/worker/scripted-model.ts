import { simulateReadableStream } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';

/** One answer of the model: words, or calls of tools. */
export type ScriptTurn =
  | { readonly text: string }
  | { readonly calls: readonly { readonly id: string; readonly tool: string; readonly input: unknown }[] };

type StreamResult = Awaited<ReturnType<MockLanguageModelV4['doStream']>>;
type StreamPart = StreamResult['stream'] extends ReadableStream<infer Part> ? Part : never;
/** What the model was asked. */
export type ModelCall = Parameters<MockLanguageModelV4['doStream']>[0];

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/**
 * A model that plays a script: it says the first turn whose calls are not answered yet. `onCall` sees each request as the
 * AI SDK made it.
 */
export function createScriptedModel(
  turns: readonly ScriptTurn[],
  onCall: (call: ModelCall) => void = () => undefined,
): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doStream: async (call) => {
      onCall(call);
      const answered = answeredCalls(call);
      const turn = turns.find((one) => 'text' in one || !one.calls.every(({ id }) => answered.has(id)));
      return { stream: simulateReadableStream({ chunks: toParts(turn ?? { text: 'the script is over' }) }) };
    },
  });
}

/** The calls of this turn of the chat that have results. */
function answeredCalls({ prompt }: ModelCall): ReadonlySet<string> {
  const now = prompt.slice(prompt.findLastIndex(({ role }) => role === 'user'));
  const parts = now.flatMap((message) => (message.role === 'tool' ? message.content : []));
  return new Set(parts.flatMap((part) => (part.type === 'tool-result' ? [part.toolCallId] : [])));
}

function toParts(turn: ScriptTurn): StreamPart[] {
  const start: StreamPart = { type: 'stream-start', warnings: [] };
  if ('text' in turn) {
    return [
      start,
      { type: 'text-start', id: '1' },
      { type: 'text-delta', id: '1', delta: turn.text },
      { type: 'text-end', id: '1' },
      { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
    ];
  }
  const calls = turn.calls.map(({ id, tool, input }): StreamPart => ({
    type: 'tool-call',
    toolCallId: id,
    toolName: tool,
    input: JSON.stringify(input),
  }));
  return [start, ...calls, { type: 'finish', finishReason: { unified: 'tool-calls', raw: undefined }, usage }];
}
