import { simulateReadableStream, type LanguageModel } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';

const code = `
  const found = await Promise.all(['pear', 'plum'].map((article) => codemode.stock({ article })));
  return found.reduce((sum, { count }) => sum + count, 0);
`;
const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** Stands for a model, so that the example needs no key: writes one program, then says what came back. */
export function createModel(_env: Env): LanguageModel {
  return new MockLanguageModelV4({
    doStream: async ({ prompt }) => {
      const last = prompt.at(-1);
      const said = /Result:\\n(\d+)/u.exec(JSON.stringify(last?.content))?.[1];
      const parts =
        last?.role === 'tool'
          ? ([
              { type: 'text-start', id: '1' },
              { type: 'text-delta', id: '1', delta: `There are ${said ?? 'no idea how many'} pears and plums.` },
              { type: 'text-end', id: '1' },
              { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
            ] as const)
          : ([
              { type: 'tool-call', toolCallId: '1', toolName: 'execute_code', input: JSON.stringify({ code }) },
              { type: 'finish', finishReason: { unified: 'tool-calls', raw: undefined }, usage },
            ] as const);
      return { stream: simulateReadableStream({ chunks: [{ type: 'stream-start', warnings: [] }, ...parts] }) };
    },
  });
}
