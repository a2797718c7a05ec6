import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { tool } from '@langchain/core/tools';
import type { AdapterHarness, AgentTask, ModelRequest, ModelToolResult, NativeToolPlan } from '@sallyport/conformance';

import { fromLangChain, type LangChainToolLike, toLangChain, toLangChainMiddleware } from '../src/index.ts';

interface BoundTool {
  readonly name: string;
  readonly description: string;
  readonly schema: ModelRequest['tools'][number]['inputSchema'];
}

/** A model of LangChain's own kind that plays a script and keeps what it was sent. */
class ScriptedModel extends BaseChatModel {
  readonly requests: ModelRequest[] = [];
  readonly #task: AgentTask;
  #tools: readonly BoundTool[] = [];

  constructor(task: AgentTask) {
    super({});
    this.#task = task;
  }

  override _llmType(): string {
    return 'scripted';
  }

  override bindTools(tools: readonly unknown[]): this {
    this.#tools = tools as readonly BoundTool[];
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const turn = this.#task.turns[this.requests.length] ?? { text: 'the script is over' };
    this.requests.push({
      system: messages.flatMap((message) => (message.type === 'system' ? [message.text] : [])).join('\n'),
      tools: this.#tools.map(({ name, description, schema }) => ({ name, description, inputSchema: schema })),
      results: messages.flatMap((message) => (ToolMessage.isInstance(message) ? [readResult(message)] : [])),
    });
    const message =
      'text' in turn
        ? new AIMessage(turn.text)
        : new AIMessage({
            content: '',
            tool_calls: turn.calls.map(({ id, tool: name, input }) => ({ id, name, args: input as object })),
          });
    return { generations: [{ text: message.text, message }] };
  }
}

function readResult(message: ToolMessage): ModelToolResult {
  const blocks: readonly unknown[] =
    typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
  const parts = blocks as readonly { type: string; text?: string; mimeType?: string; data?: string }[];
  return {
    callId: message.tool_call_id,
    text: parts.flatMap(({ type, text }) => (type === 'text' ? [text ?? ''] : [])).join('\n'),
    images: parts.flatMap(({ type, mimeType = '', data = '' }) => (type === 'image' ? [{ mimeType, data }] : [])),
  };
}

/** What the harness uses of `langchain`, the same in all versions under test. */
export interface LangChainModule {
  createAgent(options: never): { invoke(input: never, config: never): Promise<{ messages: readonly BaseMessage[] }> };
}

/** The kit's harness around `createAgent`, with the tool alone or with the middleware. */
export function createHarness({ createAgent }: LangChainModule, through: 'tool' | 'middleware'): AdapterHarness {
  return {
    async runAgent(task) {
      const model = new ScriptedModel(task);
      const { codeTool, system } = task;
      const half =
        through === 'tool'
          ? { tools: [toLangChain(codeTool)], systemPrompt: system }
          : { middleware: [toLangChainMiddleware({ tool: codeTool, system: () => system })], systemPrompt: 'First.' };
      const agent = createAgent({ model, ...half } as never);
      const input = { messages: [{ role: 'user', content: task.prompt }] };
      const { messages } = await agent.invoke(input as never, { signal: task.signal } as never);
      return { requests: model.requests, text: messages.at(-1)?.text ?? '' };
    },
    bringTools: (plans) => fromLangChain(plans.map(toNative)),
  };
}

function toNative({ name, description, inputSchema, execute }: NativeToolPlan): LangChainToolLike {
  const run = (input: never, config: { readonly signal?: AbortSignal }): unknown =>
    execute(input, { signal: config.signal });
  return tool(run as never, { name, description, schema: inputSchema as never });
}
