import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

import type { ReceivedCall } from './find-exchange.ts';
import type { Exchange } from './recording.ts';

/** How a real server is started, and what it is asked. */
export interface RecordOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly calls: readonly ReceivedCall[];
  /** What to write instead of paths of this machine. Arguments are given in the same words. */
  readonly replace: readonly (readonly [from: string, to: string])[];
}

/**
 * Starts a server over stdio, makes the calls one after the other and gives what came back, as exchanges. Calls with the same
 * answer are one exchange: what changes a server needs `when` and `then`, by hand.
 */
export async function recordServer(options: RecordOptions): Promise<readonly Exchange[]> {
  const { command, args, folder, calls, replace } = options;
  const env = Object.fromEntries(Object.entries(options.env).filter((pair): pair is [string, string] => !!pair[1]));
  const client = new Client({ name: 'sallyport-eval', version: '1.0.0' });
  const found = new Map<string, { tool: string; inputs: ReceivedCall['input'][]; answer: { result: object } }>();
  try {
    await client.connect(new StdioClientTransport({ command, args: [...args], cwd: folder, env, stderr: 'ignore' }));
    for (const { tool, input } of calls) {
      const asked = replaceAll(
        input,
        replace.map(([from, to]) => [to, from]),
      );
      const result = replaceAll(await client.callTool({ name: tool, arguments: asked }), replace);
      const key = JSON.stringify([tool, result]);
      const exchange = found.get(key) ?? { tool, inputs: [], answer: { result } };
      exchange.inputs.push(input);
      found.set(key, exchange);
    }
  } finally {
    await client.close();
  }
  return [...found.values()] as readonly Exchange[];
}

/** The same value with other words in its texts. */
function replaceAll<Value extends object>(value: Value, replace: RecordOptions['replace']): Value {
  const inText = (text: string): string => replace.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? inText(part) : part,
  ) as Value;
}
