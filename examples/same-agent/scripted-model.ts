import { MockLanguageModelV4 } from 'ai/test';

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

const code = `
  const counts = await Promise.all(['pear', 'plum'].map((article) => codemode.shop.stock({ article })));
  return counts.reduce((sum, count) => sum + count, 0);
`;

/** Stands for a model, so that the example needs no key: writes one program, then says what came back. */
export function createScriptedModel(): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const last = prompt.at(-1);
      if (last?.role !== 'tool') {
        return {
          content: [{ type: 'tool-call', toolCallId: '1', toolName: 'execute_code', input: JSON.stringify({ code }) }],
          finishReason: { unified: 'tool-calls', raw: undefined },
          usage,
          warnings: [],
        };
      }
      const answer = /Result:\\n(\d+)/u.exec(JSON.stringify(last.content))?.[1] ?? 'no idea how many';
      return {
        content: [{ type: 'text', text: `There are ${answer} pears and plums.` }],
        finishReason: { unified: 'stop', raw: undefined },
        usage,
        warnings: [],
      };
    },
  });
}
