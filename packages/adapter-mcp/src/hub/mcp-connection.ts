import { type CallContext, type Json, ToolError, type ToolSpec } from '@sallyport/contract';

import type { CallsUnderWay } from '../calls-under-way.ts';
import { createCallsUnderWay } from '../calls-under-way.ts';
import { recoveriesPerCall } from '../constants.ts';
import { type ServerOptions, createServerSession } from '../create-server-session.ts';
import { isConnectionFailure } from '../tool-failure.ts';
import { type LiveServer, type Reconnector, createReconnector } from './reconnector.ts';
import { type McpConnect, toLink } from './mcp-link.ts';

/** One server of a hub: its connection, made anew when it was lost. */
export interface McpConnection extends AsyncDisposable {
  /** Connects and lists. Rejects with whatever stood in the way. */
  start(signal: AbortSignal): Promise<readonly ToolSpec[]>;
  readonly instructions: string | undefined;
  /** The tools as they were listed last; lists again after a change. Nothing while the server cannot be reached. */
  listTools(signal: AbortSignal): Promise<readonly ToolSpec[]>;
  callTool(name: string, input: Json, context: CallContext): Promise<unknown>;
  onChanged(listener: () => void): Disposable;
}

/** What a connection tells its hub. */
export interface ConnectionListener {
  onReady(tools: number): void;
  onLost(): void;
  onFailed(error: unknown): void;
}

/** Sets a connection up; nothing is connected before `start`. */
export function createMcpConnection(
  connect: McpConnect,
  options: ServerOptions & { readonly startMs: number },
  listener: ConnectionListener,
): McpConnection {
  const calls = createCallsUnderWay();
  const changed = new Set<() => void>();
  let specs: readonly ToolSpec[] | undefined;
  let retryable: ReadonlySet<string> = new Set();
  let instructions: string | undefined;

  const remember = (listed: readonly ToolSpec[]): readonly ToolSpec[] => {
    specs = listed;
    retryable = new Set(listed.filter(mayRepeat).map(({ name }) => name));
    return listed;
  };
  const forget = (): void => {
    specs = undefined;
    for (const tell of changed) tell();
  };
  const open = async (signal: AbortSignal): Promise<LiveServer> => {
    const live = await openServer(connect, options, calls, signal);
    live.session.onChanged(forget);
    ({ instructions } = live.session);
    // Listed at once, so that one slow server holds up nothing but itself.
    listener.onReady(remember(await live.session.listTools(signal)).length);
    return live;
  };
  const reconnector = createReconnector(open, {
    startMs: options.startMs,
    onLost: listener.onLost,
    onFailed: listener.onFailed,
    // What a server offers after it came back may be something else.
    onBack: () => changed.forEach((tell) => tell()),
  });
  return {
    get instructions() {
      return instructions;
    },
    async start(signal) {
      await reconnector.get(signal);
      return specs ?? [];
    },
    async listTools(signal) {
      const live = reconnector.current();
      if (live === undefined) {
        // Nobody waits for a server that is away; when it comes back, listeners are told.
        reconnector.get(signal).catch(() => undefined);
        return [];
      }
      return specs ?? remember(await live.session.listTools(signal));
    },
    callTool: (name, input, context) =>
      callWithRecovery(reconnector, { name, input, context, mayRepeat: retryable.has(name) }),
    onChanged(tell) {
      const own = (): void => tell();
      changed.add(own);
      return { [Symbol.dispose]: () => void changed.delete(own) };
    },
    [Symbol.asyncDispose]: () => reconnector.close(),
  };
}

async function openServer(
  connect: McpConnect,
  options: ServerOptions,
  calls: CallsUnderWay,
  signal: AbortSignal,
): Promise<LiveServer> {
  const link = toLink(await connect({ signal }));
  if (signal.aborted) {
    // Nobody waits for it any more, and nobody else would close it.
    await link.client.close?.();
    throw signal.reason;
  }
  return { link, session: createServerSession(link.client, options, calls) };
}

/** The author says that making the call twice is making it once. */
function mayRepeat({ annotations }: ToolSpec): boolean {
  return annotations?.readOnly === true || annotations?.idempotent === true;
}

/**
 * One call, made again in two cases only: the connection broke and the tool may be repeated, once; or the call was
 * refused before it was carried out and the reason is gone.
 */
async function callWithRecovery(
  reconnector: Reconnector,
  call: { readonly name: string; readonly input: Json; readonly context: CallContext; readonly mayRepeat: boolean },
): Promise<unknown> {
  const { name, input, context } = call;
  let repeated = false;
  for (let recoveries = 0; ;) {
    const live = await connected(reconnector, context.signal);
    try {
      return await live.session.callTool(name, input, context);
    } catch (error) {
      if (context.signal.aborted) throw error;
      if (isConnectionFailure(error)) {
        reconnector.drop(live);
        if (repeated || !call.mayRepeat) throw error;
        repeated = true;
        continue;
      }
      const cause = error instanceof Error ? error.cause : undefined;
      recoveries += 1;
      if (recoveries > recoveriesPerCall || !(await recovered(live, cause, context.signal))) throw error;
    }
  }
}

async function recovered(live: LiveServer, error: unknown, signal: AbortSignal): Promise<boolean> {
  try {
    return (await live.link.recover?.(error, { signal })) ?? false;
  } catch {
    if (signal.aborted) throw signal.reason;
    return false;
  }
}

async function connected(reconnector: Reconnector, signal: AbortSignal): Promise<LiveServer> {
  try {
    return await reconnector.get(signal);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new ToolError('The MCP server could not be reached.', { code: 'server_unavailable', cause });
  }
}
