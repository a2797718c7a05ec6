import { createMcpHub, type McpHub, type McpServerEntry } from '@sallyport/adapter-mcp';
import { createHttpConnector } from '@sallyport/adapter-mcp/connect';
import { createStdioConnector } from '@sallyport/adapter-mcp/node';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';
import { createCodeMode, type CodeMode } from 'sallyport';

import { CliError, exitCode } from '../cli-error.ts';
import { readConfig } from '../config/read-config.ts';
import type { ServerConfig } from '../config/server-config.ts';
import type { Screen } from '../screen/create-screen.ts';

/** What every command takes. */
export interface SessionOptions {
  readonly config?: string;
  /** A server that does not start ends the command. */
  readonly strict?: boolean;
  /** Programs are not checked before they run. */
  readonly check?: boolean;
}

/** The servers of a configuration as a code mode. */
export interface Session extends AsyncDisposable {
  readonly file: string;
  readonly hub: McpHub;
  readonly codeMode: CodeMode;
}

/** Starts the servers and lists their tools. Says on the screen which are ready and which failed. */
export async function openSession(options: SessionOptions, folder: string, screen: Screen): Promise<Session> {
  const config = readConfig(options.config, folder);
  const startedAt = performance.now();
  const told = new Set<string>();
  const hub = await createMcpHub({
    servers: Object.fromEntries(config.servers.map((server) => [server.name, toEntry(server)])),
    onStatus({ name, state, tools, error }) {
      const ms = Math.round(performance.now() - startedAt);
      if (state === 'ready') screen.say(`ready   ${name}: ${tools} tools, ${ms} ms`);
      else if (state === 'failed' && !told.has(name)) {
        told.add(name);
        screen.complain(`failed  ${name}: ${error?.message ?? 'no reason given'}`);
      } else if (state === 'lost') screen.say(`lost    ${name}: it is started again when a program needs it`);
    },
  });
  const stack = new AsyncDisposableStack();
  stack.use(hub);
  try {
    const failed = hub.servers.filter(({ state }) => state === 'failed').map(({ name }) => name);
    if (failed.length === hub.servers.length) throw new CliError('No server could be started.', exitCode.serverFailed);
    if (options.strict === true && failed.length > 0) {
      throw new CliError(`Not started: ${failed.join(', ')}.`, exitCode.serverFailed);
    }
    const sandbox = stack.use(createIsolatedVmSandbox());
    const checks = options.check === false ? {} : { typeChecker: createTypeChecker };
    const codeMode = stack.use(await createCodeMode({ tools: hub.providers, sandbox, ...checks }));
    const held = stack.move();
    return { file: config.file, hub, codeMode, [Symbol.asyncDispose]: () => held.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

function toEntry(server: ServerConfig): McpServerEntry {
  const shared = {
    ...(server.startMs !== undefined && { startMs: server.startMs }),
    ...(server.allow !== undefined && { allow: server.allow }),
  };
  if (server.kind === 'http') {
    const { url, headers, transport } = server;
    return { ...shared, connect: createHttpConnector({ url, headers, transport }) };
  }
  const { command, args, env, cwd } = server;
  return { ...shared, connect: createStdioConnector({ command, args, env, ...(cwd !== undefined && { cwd }) }) };
}
