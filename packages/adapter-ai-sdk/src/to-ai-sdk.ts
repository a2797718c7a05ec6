import type { CodeTool, RunEvent } from '@sallyport/contract';

import { type AiSdkCodeOutput, finishedRun } from './code-output.ts';
import { type CodeToolInput, codeToolInput } from './code-tool-input.ts';
import { type AiSdkModelOutput, modelOutput } from './model-output.ts';
import { streamRun } from './stream-run.ts';

/** Options of {@link toAiSdk}. */
export interface ToAiSdkOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Yields previews of a run under way as preliminary tool results. Default `false`. */
  readonly preliminary?: boolean;
  /** Asks the AI SDK's own approval before a program runs; a function is shown the program first. Default `false`. */
  readonly needsApproval?: AiSdkNeedsApproval;
}

/** Whether a program waits for approval. */
export type AiSdkNeedsApproval = boolean | ((input: { code: string }) => boolean | PromiseLike<boolean>);

/** One tool for `tools` of `generateText`, `streamText` or an agent, of AI SDK 6 or 7. */
export interface AiSdkCodeTool {
  readonly description: string;
  readonly inputSchema: CodeToolInput;
  readonly needsApproval?: AiSdkNeedsApproval;
  readonly execute: (
    input: { code: string },
    options: AiSdkExecuteOptions,
  ) => PromiseLike<AiSdkCodeOutput> | AsyncIterable<AiSdkCodeOutput>;
  readonly toModelOutput: (options: { readonly output: AiSdkCodeOutput }) => AiSdkModelOutput;
}

/** What is read of the options the AI SDK passes to `execute`. */
export interface AiSdkExecuteOptions {
  readonly abortSignal?: AbortSignal | undefined;
}

/**
 * The code tool as an AI SDK tool: `tools: { [codeTool.name]: toAiSdk(codeTool) }`.
 *
 * A program's failure is an answer the model can act on, never a thrown error. On abort `execute` rejects with the
 * signal's reason. Needs neither `ai` nor a schema library at run time.
 */
export function toAiSdk(codeTool: CodeTool, options: ToAiSdkOptions = {}): AiSdkCodeTool {
  const { onEvent, preliminary = false, needsApproval } = options;
  return {
    description: codeTool.description,
    inputSchema: codeToolInput(codeTool),
    ...(needsApproval !== undefined && { needsApproval }),
    execute(input, executeOptions) {
      const signal = executeOptions.abortSignal;
      // Only version 6 passes this key.
      const aiSdk = 'experimental_context' in executeOptions ? 6 : 7;
      if (preliminary) return streamRun(codeTool, input, { ...(signal && { signal }), onEvent, aiSdk });
      const run = codeTool.run(input, { ...(signal && { signal }), ...(onEvent && { onEvent }) });
      return run.then((answer) => finishedRun(answer, aiSdk));
    },
    toModelOutput: ({ output }) => modelOutput(output),
  };
}
