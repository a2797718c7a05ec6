import { AIChatAgent, type OnChatMessageOptions } from '@cloudflare/ai-chat';
import type { ModelRequest } from '@sallyport/conformance';
import type { CallContext, CodeTool, ToolProvider } from '@sallyport/contract';
import {
  convertToModelMessages,
  createUIMessageStreamResponse,
  isStepCount,
  jsonSchema,
  streamText,
  toUIMessageStream,
  tool,
} from 'ai';

import { createAgentCodeMode } from '@sallyport/adapter-cloudflare-agents';
import type { KitBringing, KitOrder, KitTask } from './kit-order.ts';
import { readRequest } from './kit-request.ts';
import { callRelay } from './relay-client.ts';
import { createScriptedModel } from './scripted-model.ts';

/** The agent of the adapter kit: its code mode is one of the kit's, reached over the relay; everything else is real. */
export class KitAgent extends AIChatAgent<Cloudflare.Env> {
  readonly #requests: ModelRequest[] = [];
  readonly #calls = new Map<string, AbortController>();
  #provider: ToolProvider | undefined;

  override async onChatMessage(_onFinish: unknown, options?: OnChatMessageOptions): Promise<Response> {
    const task = options?.body?.['task'] as KitTask;
    const codeMode = createAgentCodeMode({
      mcp: this.mcp,
      storage: this.ctx.storage,
      create: async () => ({ tool: remoteCodeTool(task), system: (base = '') => base, refresh: async () => undefined }),
    });
    const { system, tools } = await codeMode.turn(task.system);
    const result = streamText({
      model: createScriptedModel(task.turns, (call) => void this.#requests.push(readRequest(call))),
      instructions: system,
      tools,
      messages: await convertToModelMessages(this.messages),
      stopWhen: isStepCount(10),
      ...(options?.abortSignal && { abortSignal: options.abortSignal }),
    });
    return createUIMessageStreamResponse({ stream: toUIMessageStream({ stream: result.stream }) });
  }

  override async onRequest(request: Request): Promise<Response> {
    return Response.json(await this.obey(await request.json<KitOrder>()));
  }

  async obey(order: KitOrder): Promise<unknown> {
    switch (order.do) {
      case 'requests':
        return this.#requests;
      case 'bring':
        return { namespace: (await this.bring(order.bringing)).namespace };
      case 'list':
        return this.#provider?.listTools({ signal: new AbortController().signal });
      case 'call':
        return this.call(order);
      case 'abort':
        this.#calls.get(order.callId)?.abort(new Error('the run was aborted'));
        return null;
      default:
        return order satisfies never;
    }
  }

  async bring({ relay, tools }: KitBringing): Promise<ToolProvider> {
    const native = tools.map(({ name, description, inputSchema, execute }) => [
      name,
      tool({
        description,
        inputSchema: jsonSchema(inputSchema as object),
        execute: (input, { abortSignal }) => callRelay(relay, execute, input, { signal: abortSignal }),
      }),
    ]);
    const codeMode = createAgentCodeMode({
      storage: this.ctx.storage,
      tools: Object.fromEntries(native) as Record<string, ReturnType<typeof tool>>,
      create: async (parts) => {
        [this.#provider] = parts.tools();
        return { tool: remoteCodeTool({} as KitTask), system: (base = '') => base, refresh: async () => undefined };
      },
    });
    await codeMode.codeMode();
    if (this.#provider === undefined) throw new Error('no provider was made');
    return this.#provider;
  }

  async call({ name, input, callId }: Extract<KitOrder, { do: 'call' }>): Promise<unknown> {
    const controller = new AbortController();
    this.#calls.set(callId, controller);
    const { signal } = controller;
    const context: CallContext = { runId: '', callId, signal, idempotencyKey: callId, reportProgress: () => undefined };
    try {
      return { value: await this.#provider?.callTool(name, input, context) };
    } catch (error) {
      const { message, code } = error as { readonly message: string; readonly code?: string };
      return { error: { message, code } };
    }
  }
}

function remoteCodeTool({ relay, run, tool: definition }: KitTask): CodeTool {
  return {
    ...definition,
    run: async (input, { signal, onEvent } = {}) =>
      (await callRelay(relay, run, input, { signal, onEvent: onEvent as (event: unknown) => void })) as Awaited<
        ReturnType<CodeTool['run']>
      >,
  };
}
