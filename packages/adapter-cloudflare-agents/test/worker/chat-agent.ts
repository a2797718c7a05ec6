import { AIChatAgent, type OnChatMessageOptions } from '@cloudflare/ai-chat';
import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';
import { convertToModelMessages, isStepCount, streamText, tool } from 'ai';
import { createCodeMode } from 'sallyport';
import { z } from 'zod';

import { createAgentCodeMode } from '../../src/index.ts';
import { createScriptedModel, type ScriptTurn } from './scripted-model.ts';

export interface Env {
  readonly LOADER: WorkerLoaderLike;
}

/** What a test may ask of the agent beside its chat. */
export type AgentOrder =
  | { readonly do: 'add-server'; readonly name: string; readonly url: string; readonly id?: string }
  | { readonly do: 'remove-server'; readonly id: string }
  | { readonly do: 'add-tool'; readonly name: string }
  | { readonly do: 'crash' }
  | { readonly do: 'look' };

/** What the agent tells of itself. */
export interface AgentLook {
  readonly types: string;
  readonly system: string;
  /** Code modes made and refreshed since the object woke up. */
  readonly made: number;
  readonly refreshed: number;
  readonly history: ReturnType<ReturnType<typeof createAgentCodeMode>['history']['list']>;
  /** Tools in flight that heard of an abort. */
  readonly aborted: number;
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
      system,
      tools,
      messages: await convertToModelMessages(this.messages),
      stopWhen: isStepCount(5),
      ...(options?.abortSignal && { abortSignal: options.abortSignal }),
    });
    return result.toUIMessageStreamResponse();
  }

  override async onRequest(request: Request): Promise<Response> {
    const order = (await request.json()) as AgentOrder;
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
      history: this.codeMode.history.list(),
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
          new Promise<never>((_resolve, reject) => {
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
