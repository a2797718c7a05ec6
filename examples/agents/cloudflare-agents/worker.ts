import { AIChatAgent, type OnChatMessageOptions } from '@cloudflare/ai-chat';
import { createAgentCodeMode } from '@sallyport/adapter-cloudflare-agents';
import { createWorkerLoaderSandbox } from '@sallyport/sandbox-worker-loader';
import { routeAgentRequest } from 'agents';
import {
  convertToModelMessages,
  createUIMessageStreamResponse,
  isStepCount,
  streamText,
  tool,
  toUIMessageStream,
} from 'ai';
import { createCodeMode } from 'sallyport';
import { z } from 'zod';

import { createModel } from './model.ts';

const stock = tool({
  description: 'How many of an article are in the shop.',
  inputSchema: z.object({ article: z.string() }),
  execute: async ({ article }) => ({ article, count: article === 'pear' ? 12 : 30 }),
});

export class Assistant extends AIChatAgent<Env> {
  codeMode = createAgentCodeMode({
    mcp: this.mcp,
    storage: this.ctx.storage,
    tools: { stock },
    create: (parts) => {
      const sandbox = createWorkerLoaderSandbox({ loader: this.env.LOADER, maximumWorkers: 10 });
      return createCodeMode({ ...parts, sandbox });
    },
  });

  async onChatMessage(_onFinish: unknown, options?: OnChatMessageOptions) {
    const { system, tools } = await this.codeMode.turn('You run a shop.');
    const result = streamText({
      model: createModel(this.env),
      instructions: system,
      tools,
      messages: await convertToModelMessages(this.messages),
      abortSignal: options?.abortSignal,
      stopWhen: isStepCount(10),
    });
    return createUIMessageStreamResponse({ stream: toUIMessageStream({ stream: result.stream }) });
  }
}

export default {
  fetch: async (request: Request, env: Env) =>
    (await routeAgentRequest(request, env)) ?? new Response('Not found', { status: 404 }),
};
