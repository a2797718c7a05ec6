import { AIChatAgent, type OnChatMessageOptions } from '@cloudflare/ai-chat';
import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';
import {
  convertToModelMessages,
  createUIMessageStreamResponse,
  isStepCount,
  streamText,
  toUIMessageStream,
  tool,
} from 'ai';
import { createCodeMode } from 'sallyport';
import { z } from 'zod';

import { createAgentCodeMode } from '@sallyport/adapter-cloudflare-agents';
import type { AgentLook, AgentOrder } from './agent-order.ts';
import { createScriptedModel, type ScriptTurn } from './scripted-model.ts';

export interface Env {
  readonly LOADER: WorkerLoaderLike;
}

/** A real agent with a scripted model: the script comes in the chat request's body. */
export class ChatAgent extends AIChatAgent<Env & Cloudflare.Env> {
  #made = 0;
  #refreshed = 0;
  #aborted = 0;
  readonly #more = new Map<string, ReturnType<typeof this.makeTool>>();
  readonly #tools = this.makeTools();

  codeMode = createAgentCodeMode({
    mcp: this.mcp,
    storage: this.ctx.storage,
    tools: () => ({ ...this.#tools, ...Object.fromEntries(this.#more) }),
    keptRuns: 3,
    needsApproval: ({ code }) => code.includes('ask me first'),
    create: async (parts) => {
      this.#made += 1;
      const mode = await createCodeMode({
        ...parts,
        sandbox: createWorkerLoaderSandbox({ loader: this.env.LOADER, maximumWorkers: 10 }),
      });
      const { refresh } = mode;
      mode.refresh = async (options) => {
        this.#refreshed += 1;
        await refresh(options);
      };
      return mode;
    },
  });

  override async onChatMessage(_onFinish: unknown, options?: OnChatMessageOptions): Promise<Response> {
    const { system, tools } = await this.codeMode.turn('You run a shop.');
    const result = streamText({
      model: createScriptedModel((options?.body?.['script'] ?? []) as readonly ScriptTurn[]),
      instructions: system,
      tools,
      messages: await convertToModelMessages(this.messages),
      stopWhen: isStepCount(5),
      ...(options?.abortSignal && { abortSignal: options.abortSignal }),
    });
    return createUIMessageStreamResponse({ stream: toUIMessageStream({ stream: result.stream }) });
  }

  override async onRequest(request: Request): Promise<Response> {
    const order = await request.json<AgentOrder>();
    if (order.do === 'add-server') {
      const id = order.id === undefined ? {} : { id: order.id };
      return Response.json(
        await this.addMcpServer(order.name, order.url, { ...id, transport: { type: 'streamable-http' } }),
      );
    }
    if (order.do === 'remove-server') await this.removeMcpServer(order.id);
    if (order.do === 'add-tool') this.#more.set(order.name, this.makeTool(order.name));
    if (order.do === 'crash') this.ctx.abort('as a deployment would');
    return Response.json(await this.look());
  }

  async look(): Promise<AgentLook> {
    const mode = await this.codeMode.codeMode();
    const { types } = mode;
    const made = this.#made;
    const refreshed = this.#refreshed;
    return {
      types,
      system: mode.system(),
      made,
      refreshed,
      history: this.codeMode.history.list({ limit: 100 }),
      aborted: this.#aborted,
    };
  }

  makeTool(name: string) {
    return tool({ description: `Answers "${name}".`, inputSchema: z.object({}), execute: async () => name });
  }

  makeTools() {
    return {
      stock: tool({
        description: 'How many of an article are there.',
        inputSchema: z.object({ article: z.string() }),
        execute: async ({ article }) => ({ article, count: article === 'pear' ? 12 : 30 }),
      }),
      wait: tool({
        description: 'Waits until it is aborted.',
        inputSchema: z.object({}),
        execute: async (_input, { abortSignal }) =>
          new Promise<string>((_resolve, reject) => {
            abortSignal?.addEventListener('abort', () => {
              this.#aborted += 1;
              reject(abortSignal.reason as Error);
            });
          }),
      }),
      where: tool({ description: 'Where the user is. The page answers.', inputSchema: z.object({}) }),
    };
  }
}
