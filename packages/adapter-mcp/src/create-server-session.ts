import {
  type CallContext,
  type CallLog,
  type ElicitAnswer,
  type ElicitRequest,
  type Json,
  ToolError,
  type ToolSpec,
} from '@sallyport/contract';

import { answerQuestions } from './answer-questions.ts';
import { type McpCallMeta, callMcpTool, withoutLateCancel } from './call-mcp-tool.ts';
import type { CallsUnderWay } from './calls-under-way.ts';
import { type SkippedMcpTool, listMcpTools } from './list-mcp-tools.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { type McpNameFilter, createNameFilter } from './name-filter.ts';
import { mountMeta } from './nested-code-mode.ts';
import { promptTools } from './prompt-tools.ts';
import { resourceTools } from './resource-tools.ts';
import { watchServer } from './server-events.ts';
import type { ServerTool } from './server-tool.ts';

/** What is settled of one server, whichever client talks to it. */
export interface ServerOptions extends McpNameFilter {
  /** Called while tools are listed, once for each that is left out. */
  readonly onSkip?: (tool: SkippedMcpTool) => void;
  /** Called for each call; what it returns is added to the call's `_meta`. */
  readonly meta?: McpCallMeta;
  /** Sees every log message of the server. */
  readonly onLog?: (message: CallLog) => void;
  /** Asked when the server has a question and no run that can be asked stands behind it. Default: `cancel`. */
  readonly onElicit?: (request: ElicitRequest) => Promise<ElicitAnswer>;
}

/** One connected client in use. */
export interface ServerSession {
  readonly instructions: string | undefined;
  listTools(signal: AbortSignal): Promise<readonly ToolSpec[]>;
  callTool(name: string, input: Json, context: CallContext): Promise<unknown>;
  onChanged(listener: () => void): Disposable;
}

/** Puts a connected client to use. `calls` outlives it: a call may be tried again on the next one. */
export function createServerSession(
  client: McpClientLike,
  options: ServerOptions,
  calls: CallsUnderWay,
): ServerSession {
  const passes = createNameFilter(options);
  const events = watchServer(client);
  let offered = new Map<string, ServerTool>();
  let isMounted = false;
  const { onLog } = options;
  if (onLog !== undefined) events.add({ onLog });
  answerQuestions(client, async (request) => {
    const elicit = calls.speaker()?.elicit ?? options.onElicit;
    return elicit === undefined ? { action: 'cancel' } : elicit(request);
  });

  const listOffered = async (signal: AbortSignal): Promise<readonly ServerTool[]> => {
    const { resources, prompts } = client.getServerCapabilities?.() ?? {};
    return [
      ...(resources === undefined ? [] : resourceTools),
      ...(prompts === undefined ? [] : await promptTools(client, signal)),
    ];
  };
  const instructions = client.getInstructions?.();
  return {
    instructions: typeof instructions === 'string' && instructions !== '' ? instructions : undefined,
    async listTools(signal) {
      events.follow();
      const [tools, others] = await Promise.all([
        listMcpTools(client, { signal, onSkip: options.onSkip }),
        listOffered(signal),
      ]);
      ({ isMounted } = tools);
      offered = new Map(others.map((tool) => [tool.spec.name, tool]));
      const own = tools.specs.filter(({ name }) => !offered.has(name));
      return [...own, ...others.map(({ spec }) => spec)].filter(({ name }) => {
        if (!passes(name)) options.onSkip?.({ name, reason: 'not_allowed' });
        return passes(name);
      });
    },
    async callTool(name, input, context) {
      events.follow();
      if (!passes(name)) throw new ToolError(`There is no tool "${name}".`, { code: 'unknown_tool' });
      using _call = calls.enter(context);
      using _log = events.add({ onLog: (log) => reportTo(calls, context, log) });
      const other = offered.get(name);
      if (other) return await withoutLateCancel(context, (own) => other.call(client, input, own));
      const meta = { ...(isMounted && mountMeta._meta), ...options.meta?.({ name, context }) };
      return await callMcpTool(client, { name, input, context, meta });
    },
    onChanged: (listener) => events.add({ onChanged: listener }),
  };
}

/** Every call under way hears the message; the one it is taken to belong to passes it on. */
function reportTo(calls: CallsUnderWay, context: CallContext, log: CallLog): void {
  if (calls.speaker() === context) context.reportLog?.(log);
}
