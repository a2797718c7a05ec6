import { StdioClientTransport, getDefaultEnvironment } from '@modelcontextprotocol/client/stdio';

import { type McpClientSettings, connectClient } from '../connect/client-options.ts';
import { stderrCharacters } from '../constants.ts';
import type { McpConnect } from '../hub/mcp-link.ts';
import { killNow, killWithProcess } from './kill-with-process.ts';

/** Options of {@link createStdioConnector}. */
export interface StdioConnectorOptions extends McpClientSettings {
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to the few variables every program needs (`PATH`, `HOME`, …). Nothing else of this process is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Sees what the server writes to its standard error. Without it, only the end is kept, for when the start fails. */
  readonly onStderr?: (text: string) => void;
}

/**
 * Starts a server as a child process and speaks over its standard input and output. It ends with the connection, at once
 * when it does not start in time, and with this process.
 */
export function createStdioConnector(options: StdioConnectorOptions): McpConnect {
  return async ({ signal }) => {
    const transport = new StdioClientTransport({
      command: options.command,
      args: [...(options.args ?? [])],
      env: { ...getDefaultEnvironment(), ...options.env },
      stderr: 'pipe',
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    });
    tieTo(transport, signal);
    let said = '';
    transport.stderr?.on('data', (chunk: Uint8Array) => {
      const text = new TextDecoder().decode(chunk);
      said = (said + text).slice(-stderrCharacters);
      options.onStderr?.(text);
    });
    try {
      return { client: await connectClient(options, transport, signal) };
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : 'it failed';
      const last = said.trim();
      throw new Error(last === '' ? why : `${why}\n${last}`, { cause });
    }
  };
}

/** A server that is asked to go has a few seconds; one that hangs at its start, or outlives its host, has none. */
function tieTo(transport: StdioClientTransport, signal: AbortSignal): void {
  const start = transport.start.bind(transport);
  transport.start = async () => {
    await start();
    const { pid } = transport;
    if (pid === null) return;
    const letGo = killWithProcess(pid);
    const giveUp = (): void => killNow(pid);
    signal.addEventListener('abort', giveUp, { once: true });
    transport.stderr?.once('close', () => {
      letGo();
      signal.removeEventListener('abort', giveUp);
    });
  };
}
