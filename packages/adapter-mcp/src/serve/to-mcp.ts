import type { Elicit } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import { codeModeMarker, mountMarker } from '../nested-code-mode.ts';
import type { CodeModeLike } from './code-mode-like.ts';
import { type DirectTool, callDirectTool, findDirectTools, listDirectTool } from './direct-tools.ts';
import { forwardQuestions } from './forward-questions.ts';
import {
  type McpRequest,
  type McpServerClass,
  type McpServerHolder,
  type McpServerLike,
  speakerOf,
} from './mcp-server-like.ts';
import { answerInRounds } from './answer-in-rounds.ts';
import { type RequestContext, readContext } from './request-context.ts';
import { runOptions } from './run-options.ts';
import { writeMcpResult, runSchema } from './write-mcp-result.ts';
import { watchCodeMode } from './watch-code-mode.ts';

/** Options of {@link toMcp}. */
export interface ToMcpOptions<Server extends McpServerHolder> {
  /** `McpServer` (or `Server`) of `@modelcontextprotocol/sdk` 1.x or of `@modelcontextprotocol/server` 2.x. */
  readonly McpServer: McpServerClass<Server>;
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  /** Shown by clients that show instructions. Default: none; many clients cut them short. */
  readonly instructions?: string;
  /**
   * Tools that stay tools of their own beside the code tool, by path: `github.create_issue`, `browser.*`. The gate and
   * the limits hold for them too.
   */
  readonly passThrough?: readonly string[];
  /** Adds `structuredContent` and an output schema to runs. Default `true`. */
  readonly structured?: boolean;
}

/**
 * A code mode as an MCP server, for one connection: `await toMcp(codeMode, { McpServer, … }).connect(transport)`.
 *
 * Register prompts and resources of your own on what it gives; its tools are those of the code mode. It lists the code tool, what finds tools where there are many, and the tools that pass through. Console lines and
 * log messages arrive as notifications, calls as progress; cancelling ends the run; questions of tools are put to the
 * client. When tools change behind it, they are listed again and the client is told. A code mode that mounts this
 * server gets the tools behind it instead of the code tool.
 */
export function toMcp<Server extends McpServerHolder>(codeMode: CodeModeLike, options: ToMcpOptions<Server>): Server {
  const { McpServer, name, version, title, instructions } = options;
  const made = new McpServer(
    { name, version, ...(title !== undefined && { title }) },
    {
      capabilities: { tools: { listChanged: true }, logging: {} },
      ...(instructions !== undefined && { instructions }),
    },
  );
  const server = speakerOf(made);
  const serve = async (request: McpRequest, extra: Parameters<typeof readContext>[1]): Promise<unknown> => {
    const context = readContext(server, extra);
    if (request.method === 'tools/list') return { tools: listTools(codeMode, options, context) };
    if (request.method === 'tools/call') return callTool(codeMode, options, server, request, context);
    throw protocolError(-32601, 'Method not found');
  };
  // `McpServer` answers these for tools of its own, of which there are none.
  for (const method of ['tools/list', 'tools/call']) server.removeRequestHandler(method);
  server.fallbackRequestHandler = serve;
  watchCodeMode(codeMode, server);
  return made;
}

type Options = Pick<ToMcpOptions<McpServerLike>, 'passThrough' | 'structured'>;

function listTools(
  codeMode: CodeModeLike,
  options: Options,
  context: RequestContext,
): readonly Readonly<Record<string, unknown>>[] {
  if (isMount(context)) return [...mounted(codeMode).values()].map(listDirectTool);
  const own = codeMode.standaloneTools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    inputSchema: tool.inputSchema,
    ...(tool.name === codeMode.tool.name
      ? {
          ...(options.structured !== false && { outputSchema: runSchema }),
          _meta: { [codeModeMarker]: true },
        }
      : { annotations: { readOnlyHint: true } }),
  }));
  return [...own, ...[...passedThrough(codeMode, options).values()].map(listDirectTool)];
}

async function callTool(
  codeMode: CodeModeLike,
  options: Options,
  server: McpServerLike,
  request: McpRequest,
  context: RequestContext,
): Promise<unknown> {
  const { name, arguments: input } = request.params ?? {};
  if (typeof name !== 'string') throw protocolError(-32602, 'tools/call needs a name.');
  const work = findWork(codeMode, options, name, input, context);
  if (work === undefined) throw protocolError(-32602, `Unknown tool: ${name.slice(0, 200)}`);
  if (context.isModern) return answerInRounds(codeMode, context, work);
  return work(forwardQuestions(server, context), context);
}

/** What a call comes to, given whom to ask and where to report. */
export type Work = (elicit: Elicit | undefined, context: RequestContext) => Promise<object>;

function findWork(
  codeMode: CodeModeLike,
  options: Options,
  name: string,
  input: unknown,
  asked: RequestContext,
): Work | undefined {
  const direct = isMount(asked) ? mounted(codeMode).get(name) : passedThrough(codeMode, options).get(name);
  if (direct) {
    return (elicit, context) => callDirectTool(codeMode.tool, direct, input, runOptions(context, 'relay', elicit));
  }
  const own = codeMode.standaloneTools.find((tool) => tool.name === name);
  if (own === undefined) return undefined;
  return async (elicit, context) => {
    const result = writeMcpResult(await own.run(input, runOptions(context, 'calls', elicit)));
    if (options.structured !== false) return result;
    const { structuredContent: _, ...plain } = result;
    return plain;
  };
}

function isMount({ meta }: RequestContext): boolean {
  return isRecord(meta) && meta[mountMarker] === true;
}

function mounted(codeMode: CodeModeLike): ReadonlyMap<string, DirectTool> {
  return new Map(
    [...findDirectTools(codeMode, ['*'], new Set()).values()].map((tool) => [tool.path, { ...tool, name: tool.path }]),
  );
}

function passedThrough(codeMode: CodeModeLike, { passThrough = [] }: Options): ReadonlyMap<string, DirectTool> {
  return findDirectTools(codeMode, passThrough, new Set(codeMode.standaloneTools.map(({ name }) => name)));
}

function protocolError(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}
