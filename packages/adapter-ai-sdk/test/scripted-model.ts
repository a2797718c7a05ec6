import { simulateReadableStream } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';

type StreamResult = Awaited<ReturnType<MockLanguageModelV4['doStream']>>;
type LanguageModelV4StreamPart = StreamResult['stream'] extends ReadableStream<infer Part> ? Part : never;

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

const textTurn: LanguageModelV4StreamPart[] = [
  { type: 'stream-start', warnings: [] },
  { type: 'text-start', id: '1' },
  { type: 'text-delta', id: '1', delta: 'done' },
  { type: 'text-end', id: '1' },
  { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
];

/** A model that calls `execute_code` with one input, then says `done`; the way it reads prompts is the AI SDK's own. */
export function scriptedModel(input: unknown, Model = MockLanguageModelV4): MockLanguageModelV4 {
  const call = {
    type: 'tool-call' as const,
    toolCallId: 'call-1',
    toolName: 'execute_code',
    input: JSON.stringify(input),
  };
  const callTurn: LanguageModelV4StreamPart[] = [
    { type: 'stream-start', warnings: [] },
    call,
    { type: 'finish', finishReason: { unified: 'tool-calls', raw: undefined }, usage },
  ];
  let turns = 0;
  const firstTurn = (): boolean => (turns += 1) === 1;
  return new Model({
    doGenerate: async () =>
      firstTurn()
        ? { content: [call], finishReason: { unified: 'tool-calls', raw: undefined }, usage, warnings: [] }
        : {
            content: [{ type: 'text', text: 'done' }],
            finishReason: { unified: 'stop', raw: undefined },
            usage,
            warnings: [],
          },
    doStream: async () => ({
      stream: simulateReadableStream({
        chunks: firstTurn() ? callTurn : textTurn,
      }),
    }),
  });
}
