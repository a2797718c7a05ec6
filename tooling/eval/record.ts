import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { ReceivedCall } from './src/recording/find-exchange.ts';
import { recordServer } from './src/recording/record-server.ts';
import type { Recording } from './src/recording/recording.ts';

/**
 * Records a real server: makes the calls of a file, one after the other, and writes what came back.
 *
 *     node --conditions=@sallyport/source record.ts name --server modelcontextprotocol__server-memory --calls calls.json \
 *       --about "…" --replace "$PWD=/shop" -- node server.js
 *
 * `calls.json` is a list of `{ tool, input }`. `--replace from=to`, several times, keeps paths of this machine out.
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
  console.error('Usage: record.ts name --server corpus-server --calls calls.json [--about text] -- command …');
  process.exit(2);
}
const exchanges = await recordServer({
  command,
  args,
  folder: resolve('.'),
  env: process.env,
  calls: JSON.parse(readFileSync(values.calls, 'utf8')) as readonly ReceivedCall[],
  replace: values.replace.map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  }),
});
const recording: Recording = { about: values.about, server: values.server, exchanges };
writeFileSync(join(import.meta.dirname, 'recordings', `${name}.json`), `${JSON.stringify(recording, null, 1)}\n`);
console.log(`${exchanges.length} exchanges recorded.`);
