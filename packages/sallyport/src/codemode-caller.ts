import type { AiSdkCodeTool, AiSdkToolSetLike } from '@sallyport/adapter-ai-sdk';

import { codemode, type CodemodeOptions } from './codemode.ts';
import type { CodeMode } from './create-code-mode.ts';

/** Everything `codemode` takes but a system prompt: the AI SDK itself tells the model of the API. */
export interface CodemodeCallerOptions extends Omit<CodemodeOptions, 'system' | 'tools'> {
  /** The tools that programs call. Name the same in `experimental_toolCallers`. */
  readonly tools: AiSdkToolSetLike;
}

/** A code tool that the AI SDK knows as the caller of other tools. */
export interface CodemodeCaller extends AiSdkCodeTool {
  readonly experimental_toolCaller: {
    readonly type: 'local';
    readonly bind: (tools: AiSdkToolSetLike) => AiSdkCodeTool;
    readonly prepareModelMessage: (tools: AiSdkToolSetLike) => string;
  };
  readonly codeMode: CodeMode;
}

/**
 * Code Mode as a tool caller of AI SDK 7: the tools it calls leave the model's tool list, and their API arrives as a
 * message. `tools: { weather, execute_code }` with `experimental_toolCallers: { weather: ['execute_code'] }`.
 *
 * Rejects like `createCodeMode`. The call of the AI SDK throws when its `experimental_toolCallers` name other tools for it
 * than it was made with.
 */
export async function codemodeCaller(options: CodemodeCallerOptions): Promise<CodemodeCaller> {
  const { tools, codeMode } = await codemode(options);
  const tool = tools[codeMode.tool.name] as AiSdkCodeTool;
  const expected = sortedNames(options.tools);
  const check = (given: AiSdkToolSetLike): void => {
    if (sortedNames(given) === expected) return;
    throw new TypeError(
      `experimental_toolCallers gives ${codeMode.tool.name} the tools ${sortedNames(given) || '(none)'}, and codemodeCaller was made with ${expected}: name the same in both.`,
    );
  };
  const definition: CodemodeCaller['experimental_toolCaller'] = {
    type: 'local',
    bind: (given) => (check(given), tool),
    prepareModelMessage: (given) => (check(given), codeMode.system()),
  };
  const caller = { ...tool, codeMode, experimental_toolCaller: definition };
  // The AI SDK copies a tool's own enumerable fields; these two are not for its messages.
  Object.defineProperty(caller, 'experimental_toolCaller', { enumerable: false });
  Object.defineProperty(caller, 'codeMode', { enumerable: false });
  return caller;
}

function sortedNames(tools: AiSdkToolSetLike): string {
  return Object.keys(tools).toSorted().join(', ');
}
