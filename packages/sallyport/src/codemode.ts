import {
  fromAiSdk,
  toAiSdk,
  type AiSdkCodeTool,
  type AiSdkNeedsApproval,
  type AiSdkToolSetLike,
} from '@sallyport/adapter-ai-sdk';
import { fromMcp, type McpClientLike } from '@sallyport/adapter-mcp';
import type { RunEvent, ToolProvider } from '@sallyport/contract';

import { createCodeMode, type CodeMode, type CreateCodeModeOptions } from './create-code-mode.ts';

/** Everything `createCodeMode` takes, with AI SDK tools and MCP clients as they are. */
export interface CodemodeOptions extends Omit<CreateCodeModeOptions, 'tools'> {
  /** Your own system prompt; it stands first. */
  readonly system?: string;
  /** AI SDK tools, mounted on `codemode` itself. */
  readonly tools?: AiSdkToolSetLike;
  /** Connected MCP clients, each under its server's name; or an object of them, under names of yours. */
  readonly mcp?: readonly McpClientLike[] | Readonly<Record<string, McpClientLike>>;
  readonly providers?: readonly ToolProvider[];
  readonly onEvent?: (event: RunEvent) => void;
  /** Yields previews of a run under way as preliminary tool results, so that a chat page can show it. Default `false`. */
  readonly preliminary?: boolean;
  /** Asks the AI SDK's own approval before a program runs; a function is shown the program first. Default `false`. */
  readonly needsApproval?: AiSdkNeedsApproval;
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
 * Rejects like `createCodeMode`, and with a `TypeError` where `tools` is an array.
 */
export async function codemode(options: CodemodeOptions): Promise<Codemode> {
  const { system, tools, mcp = [], providers = [], onEvent, preliminary, needsApproval, ...rest } = options;
  if (Array.isArray(tools)) {
    throw new TypeError(
      'tools is an object of AI SDK tools by name. Pass providers (defineTools, fromMcp) as providers.',
    );
  }
  const sources = [...(tools ? [fromAiSdk(tools)] : []), ...(await fromClients(mcp)), ...providers];
  const codeMode = await createCodeMode({ ...rest, tools: sources });
  const tool = toAiSdk(codeMode.tool, {
    ...(preliminary !== undefined && { preliminary }),
    ...(needsApproval !== undefined && { needsApproval }),
    ...(onEvent && { onEvent }),
  });
  return { system: codeMode.system(system), tools: { [codeMode.tool.name]: tool }, codeMode };
}

function fromClients(mcp: NonNullable<CodemodeOptions['mcp']>): Promise<readonly ToolProvider[]> {
  const named = Array.isArray(mcp)
    ? mcp.map((client: McpClientLike) => [client, {}] as const)
    : Object.entries(mcp).map(([namespace, client]) => [client, { namespace }] as const);
  return Promise.all(named.map(([client, options]) => fromMcp(client, options)));
}
