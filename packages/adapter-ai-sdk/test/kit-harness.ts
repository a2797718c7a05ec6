import type { AdapterHarness, AgentTask, NativeToolPlan } from '@sallyport/conformance';

import { type AiSdkToolSetLike, fromAiSdk, toAiSdk } from '../src/index.ts';
import { type KitPrompt, playScript, type ScriptedPart } from './kit-model.ts';

/** What the harness uses of `ai`, the same in all versions under test. */
export interface AiModule {
  generateText(options: object): PromiseLike<{ readonly text: string }>;
  streamText(options: object): { readonly text: PromiseLike<string>; consumeStream(): PromiseLike<void> };
  jsonSchema(schema: object): unknown;
  tool(definition: object): unknown;
  stepCountIs(count: number): unknown;
}

/** Makes a model from what it does. */
export type MakeModel = (does: {
  doGenerate(call: { readonly prompt: KitPrompt; readonly tools?: readonly unknown[] }): Promise<object>;
}) => unknown;

const usages = {
  6: { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
  7: { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
} as const;

/** The kit's harness around `generateText` of one version. */
export function createHarness(ai: AiModule, makeModel: MakeModel, version: 6 | 7): AdapterHarness {
  const usage = usages[version];
  return {
    async runAgent(task: AgentTask) {
      const script = playScript(task);
      const model = makeModel({
        doGenerate: async (call) => {
          const content: readonly ScriptedPart[] = script.next(call);
          const isCall = content.some(({ type }) => type === 'tool-call');
          const reason = isCall ? 'tool-calls' : 'stop';
          return { content, finishReason: { unified: reason, raw: undefined }, usage, warnings: [] };
        },
      });
      const { text } = await ai.generateText({
        model,
        ...(version === 6 ? { system: task.system } : { instructions: task.system }),
        prompt: task.prompt,
        tools: { [task.codeTool.name]: toAiSdk(task.codeTool) },
        stopWhen: ai.stepCountIs(10),
        abortSignal: task.signal,
      });
      return { requests: script.requests, text };
    },
    bringTools: (plans) => fromAiSdk(Object.fromEntries(plans.map((plan) => [plan.name, toNative(ai, plan)]))),
  };
}

function toNative(ai: AiModule, plan: NativeToolPlan): AiSdkToolSetLike[string] {
  return ai.tool({
    description: plan.description,
    inputSchema: ai.jsonSchema(plan.inputSchema as object),
    execute: (input: never, { abortSignal }: { readonly abortSignal?: AbortSignal }) =>
      plan.execute(input, { signal: abortSignal }),
  }) as AiSdkToolSetLike[string];
}
