import { fileURLToPath } from 'node:url';

import { createStdioConnector } from '../../src/node.ts';

// A host that leaves while a server of its own, which ignores that its input has ended, still runs.
const server = fileURLToPath(new URL('decent-stdio.ts', import.meta.url));
const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); await import(${JSON.stringify(server)})`;
const connect = createStdioConnector({
  command: process.execPath,
  args: ['--conditions=@sallyport/source', '--input-type=module', '-e', `console.error(process.pid); ${stubborn}`],
  onStderr: (text) => process.stdout.write(text.trim()),
});
await connect({ signal: new AbortController().signal });
process.exit();
