import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AdapterHarness, AgentTask, ModelRequest, ModelToolResult, NativeToolPlan } from '@sallyport/conformance';
import { z } from 'zod';

import { type ClaudeAgentToolLike, fromClaudeAgentSdk, toClaudeAgentSdk } from '../src/index.ts';
import { type MessagesBody, type ResultBlock, openScriptedApi } from './scripted-api.ts';

/** What the harness uses of the SDK, the same in all versions under test. */
export interface ClaudeAgentSdk {
  query(params: never): AsyncIterable<unknown>;
  createSdkMcpServer(options: never): unknown;
  tool(name: string, description: string, shape: never, handler: never): unknown;
}

/** How the SDK shows the tools of an MCP server to the model. */
const prefix = 'mcp__codemode__';

/** The kit's harness around `query`: the SDK's own process, whose API is a server of ours on a loopback port. */
export function createHarness(sdk: ClaudeAgentSdk, executable: string): AdapterHarness {
  return {
    async runAgent(task) {
      await using api = await openScriptedApi(task.turns, (name) => prefix + name);
      const home = await mkdtemp(join(tmpdir(), 'sallyport-claude-'));
      try {
        let text = '';
        const options = toOptions(sdk, task, { executable, home, url: api.url });
        for await (const message of sdk.query({ prompt: task.prompt, options } as never)) {
          const { type, result } = message as { readonly type: string; readonly result?: string };
          if (type === 'result') text = result ?? '';
        }
        return { requests: api.requests.map(readRequest), text };
      } finally {
        await rm(home, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    bringTools: (plans) => fromClaudeAgentSdk(plans.map((plan) => toNative(sdk, plan))),
  };
}

function toOptions(
  sdk: ClaudeAgentSdk,
  { system, codeTool, signal }: AgentTask,
  { executable, home, url }: { readonly executable: string; readonly home: string; readonly url: string },
): object {
  const abortController = new AbortController();
  signal.addEventListener('abort', () => abortController.abort(signal.reason));
  return {
    abortController,
    systemPrompt: system,
    mcpServers: {
      codemode: sdk.createSdkMcpServer({ name: 'codemode', tools: [toClaudeAgentSdk(codeTool)] } as never),
    },
    allowedTools: [prefix + codeTool.name],
    tools: [],
    settingSources: [],
    cwd: home,
    pathToClaudeCodeExecutable: executable,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      ANTHROPIC_API_KEY: 'none',
      ANTHROPIC_BASE_URL: url,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      ENABLE_TOOL_SEARCH: 'false',
    },
  };
}

function toNative({ tool }: ClaudeAgentSdk, plan: NativeToolPlan): ClaudeAgentToolLike {
  const { shape } = z.fromJSONSchema(plan.inputSchema) as z.ZodObject;
  const handler = async (input: never, extra: { readonly signal?: AbortSignal }): Promise<object> => {
    const value = await plan.execute(input, { signal: extra.signal });
    return { content: [{ type: 'text', text: JSON.stringify(value) }] };
  };
  return tool(plan.name, plan.description, shape as never, handler as never) as ClaudeAgentToolLike;
}

function readRequest({ system = '', tools = [], messages }: MessagesBody): ModelRequest {
  return {
    system: typeof system === 'string' ? system : system.map(({ text }) => text).join('\n'),
    tools: tools.map(({ name, description, input_schema }) => ({
      name: name.startsWith(prefix) ? name.slice(prefix.length) : name,
      description,
      inputSchema: input_schema as ModelRequest['tools'][number]['inputSchema'],
    })),
    results: messages.flatMap(({ content }) =>
      typeof content === 'string' ? [] : content.filter(({ type }) => type === 'tool_result').map(readResult),
    ),
  };
}

function readResult({ tool_use_id, content }: ResultBlock): ModelToolResult {
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  return {
    callId: tool_use_id,
    text: blocks.map(({ text = '' }) => text).join('\n'),
    images: blocks.flatMap(({ source }) =>
      source === undefined ? [] : [{ mimeType: source.media_type, data: source.data }],
    ),
  };
}
