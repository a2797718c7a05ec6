import { type SkippedMcpTool, fromMcp } from '@sallyport/adapter-mcp';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { ToolProvider } from 'sallyport';

import { DemoError, exitCodes } from './demo-error.ts';
import { cleanText } from './screen/clean-text.ts';
import type { ServerDefinition } from './server-list.ts';
import { createServerProcess } from './server-process.ts';

/** A server that is ready. */
export interface Server {
  readonly namespace: string;
  /** What it calls itself, with its version. */
  readonly title: string;
  readonly provider: ToolProvider;
  /** Its tools as it listed them: what a model would otherwise read. Those we leave out are left out here too. */
  readonly rawTools: readonly unknown[];
  readonly skipped: readonly SkippedMcpTool[];
  readonly startedInMs: number;
}

const startMs = 30_000;

/**
 * Starts one server and lists its tools. `stack` is given what ends it, before it is started. Rejects with a
 * {@link DemoError} that says which server it was and what to do, and with `signal.reason` on abort.
 */
export async function startServer(
  definition: ServerDefinition,
  { signal, stack }: { readonly signal: AbortSignal; readonly stack: AsyncDisposableStack },
): Promise<Server> {
  const startedAt = performance.now();
  const serverProcess = createServerProcess(definition);
  stack.defer(() => serverProcess.end());
  const { namespace } = definition;
  try {
    const client = new Client({ name: 'sallyport-node-demo', version: '0.0.0' });
    await client.connect(serverProcess.transport, { signal, timeout: startMs });
    const skipped: SkippedMcpTool[] = [];
    const provider = await fromMcp(client, { namespace, onSkip: (tool) => skipped.push(tool) });
    const names = new Set((await provider.listTools({ signal })).map(({ name }) => name));
    const rawTools = (await listRaw(client, signal)).filter(({ name }) => names.has(name));
    const { title, name = namespace, version = '' } = client.getServerVersion() ?? {};
    return {
      namespace,
      title: cleanText(`${title ?? name} ${version}`.trim()),
      provider,
      rawTools,
      skipped: [...skipped],
      startedInMs: performance.now() - startedAt,
    };
  } catch (error) {
    signal.throwIfAborted();
    throw couldNotStart(definition, error, serverProcess.lastWords());
  }
}

async function listRaw(client: Client, signal: AbortSignal): Promise<readonly { readonly name: string }[]> {
  const tools: { readonly name: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listTools(cursor === undefined ? {} : { cursor }, { signal });
    tools.push(...page.tools);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return tools;
}

function couldNotStart({ namespace, packageName }: ServerDefinition, cause: unknown, words: string): DemoError {
  const lines = cleanText(words)
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /\bError\b/.test(line)) ?? lines.at(-1);
  const reason = telling ?? (cause instanceof Error ? cause.message : String(cause));
  return new DemoError(
    exitCodes.serverFailed,
    `The ${namespace} server (${packageName}) did not start: ${reason.trim()}\n` +
      'Run "npx --yes pnpm@12 install" in this repository and try again.',
    { cause },
  );
}
