import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

import type { ReceivedCall } from './src/recording/find-exchange.ts';
import type { Recording } from './src/recording/recording.ts';

/**
 * Records a real server: makes the calls of a file, one after the other, and writes what came back.
 *
 *     pnpm record name --server modelcontextprotocol__server-filesystem --calls calls.json --about "…" -- node server.js
 *
 * `calls.json` is a list of `{ tool, input }`. Calls with the same answer are kept as one: what changes a server needs `when`
 * and `then`, by hand. `--replace from=to`, several times, keeps paths of a machine out.
 */
const { values, positionals } = parseArgs({
  options: {
    server: { type: 'string', default: '' },
    calls: { type: 'string', default: '' },
    about: { type: 'string', default: '' },
    replace: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
});
const [name, command, ...args] = positionals;
if (name === undefined || command === undefined || values.calls === '' || values.server === '') {
  console.error('Usage: pnpm record name --server corpus-server --calls calls.json [--about text] -- command …');
  process.exit(2);
}
const here = process.env['INIT_CWD'] ?? '.';
const calls = JSON.parse(readFileSync(resolve(here, values.calls), 'utf8')) as readonly ReceivedCall[];
const client = new Client({ name: 'sallyport-eval', version: '1.0.0' });
const env = process.env as Record<string, string>;
await client.connect(new StdioClientTransport({ command, args, cwd: resolve(here), env, stderr: 'inherit' }));
const found = new Map<string, { tool: string; inputs: ReceivedCall['input'][]; answer: { result: object } }>();
for (const { tool, input } of calls) {
  const result = await client.callTool({ name: tool, arguments: input });
  const key = JSON.stringify([tool, result]);
  const exchange = found.get(key) ?? { tool, inputs: [], answer: { result } };
  exchange.inputs.push(input);
  found.set(key, exchange);
}
await client.close();
const recording = { about: values.about, server: values.server, exchanges: [...found.values()] } as Recording;
let text = JSON.stringify(recording, null, 1);
for (const pair of values.replace) {
  const at = pair.indexOf('=');
  text = text.replaceAll(pair.slice(0, at), pair.slice(at + 1));
}
writeFileSync(join(import.meta.dirname, 'recordings', `${name}.json`), `${text}\n`);
console.log(`${calls.length} calls recorded.`);
