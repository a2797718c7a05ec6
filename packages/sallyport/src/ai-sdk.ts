import { fromAiSdk, toAiSdk, type AiSdkCodeTool, type AiSdkToolSetLike } from '@sallyport/adapter-ai-sdk';
import { fromMcp, type McpClientLike } from '@sallyport/adapter-mcp';
import type { RunEvent, ToolProvider } from '@sallyport/contract';

import { createCodeMode, type CodeMode, type CreateCodeModeOptions } from './create-code-mode.ts';

/** Everything `createCodeMode` takes, with AI SDK tools and MCP clients as they are. */
export interface CodemodeOptions extends Omit<CreateCodeModeOptions, 'tools'> {
  /** Your own system prompt; it stands first. */
  readonly system?: string;
  /** AI SDK tools, mounted on `codemode` itself. */
  readonly tools?: AiSdkToolSetLike;
  /** Connected MCP clients, each under its server's name. */
  readonly mcp?: readonly McpClientLike[];
  readonly providers?: readonly ToolProvider[];
  readonly onEvent?: (event: RunEvent) => void;
}

/** What `streamText` and `generateText` take. */
export interface Codemode {
  readonly system: string;
  readonly tools: Readonly<Record<string, AiSdkCodeTool>>;
  readonly codeMode: CodeMode;
}

/**
 * Code Mode for the AI SDK in one call: `const { system, tools } = await codemode({ … })`.
 *
 * Rejects like `createCodeMode`.
 */
export async function codemode(options: CodemodeOptions): Promise<Codemode> {
  const { system, tools, mcp = [], providers = [], onEvent, ...rest } = options;
  const sources = [
    ...(tools ? [fromAiSdk(tools)] : []),
    ...(await Promise.all(mcp.map((client) => fromMcp(client)))),
    ...providers,
  ];
  const codeMode = await createCodeMode({ ...rest, tools: sources });
  const tool = toAiSdk(codeMode.tool, onEvent ? { onEvent } : {});
  return { system: codeMode.system(system), tools: { [codeMode.tool.name]: tool }, codeMode };
}
