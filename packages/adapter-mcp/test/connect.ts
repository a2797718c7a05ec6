import { fileURLToPath } from 'node:url';

import { Client as SecondClient, StreamableHTTPClientTransport as SecondHttp } from '@modelcontextprotocol/client';
import { StdioClientTransport as SecondStdio } from '@modelcontextprotocol/client/stdio';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as FirstStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as FirstHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { onTestFinished } from 'vitest';

export type Generation = '1.x' | '2.x';
export const generations: readonly Generation[] = ['1.x', '2.x'];

/** Takes what ends a connection. */
export type AtEnd = (close: () => Promise<void>) => void;

type ClientOptions = NonNullable<ConstructorParameters<typeof FirstClient>[1]> &
  NonNullable<ConstructorParameters<typeof SecondClient>[1]>;

/** A client of either SDK, connected; `atEnd` is given what closes it. */
async function connect(
  generation: Generation,
  transports: { readonly first: () => Transport; readonly second: () => Parameters<SecondClient['connect']>[0] },
  atEnd: AtEnd = onTestFinished,
  options: ClientOptions = {},
): Promise<FirstClient | SecondClient> {
  const about = { name: 'sallyport-tests', version: '1.0.0' };
  if (generation === '1.x') {
    const client = new FirstClient(about, options);
    atEnd(() => client.close());
    await client.connect(transports.first());
    return client;
  }
  const client = new SecondClient(about, options);
  atEnd(() => client.close());
  await client.connect(transports.second());
  return client;
}

/** Over stdio to a child process, which ends with the connection. */
export function connectStdio(
  generation: Generation,
  args: readonly string[],
  atEnd?: AtEnd,
): Promise<FirstClient | SecondClient> {
  const command = { command: process.execPath, args: [...args], stderr: 'ignore' as const };
  return connect(generation, { first: () => new FirstStdio(command), second: () => new SecondStdio(command) }, atEnd);
}

/** Over streamable HTTP. */
export function connectHttp(generation: Generation, url: URL, atEnd?: AtEnd): Promise<FirstClient | SecondClient> {
  return connect(generation, { first: () => new FirstHttp(url), second: () => new SecondHttp(url) }, atEnd);
}

/** In this process. */
export async function connectMemory(
  generation: Generation,
  server: McpServer,
  options?: ClientOptions,
): Promise<FirstClient | SecondClient> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await server.connect(far);
  return connect(generation, { first: () => near, second: () => near }, onTestFinished, options);
}

/** The path of a server program in `servers/`. */
export function serverPath(name: string): string {
  return fileURLToPath(new URL(`servers/${name}`, import.meta.url));
}
