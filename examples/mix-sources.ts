// One program over an MCP server, an HTTP API described by OpenAPI, and functions of your own.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { fromMcp } from '@sallyport/adapter-mcp';
import { fromOpenApi } from '@sallyport/adapter-openapi';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createCodeMode, defineTools } from 'sallyport';
import { z } from 'zod';

// An HTTP service that wants a key. The key stays here: no program, prompt or log ever holds it.
const service = createServer((request, response) => {
  const isKnown = request.headers['x-key'] === 'a secret';
  response.setHeader('content-type', 'application/json');
  response.statusCode = isKnown ? 200 : 401;
  response.end(JSON.stringify(isKnown ? { city: request.url?.split('/').at(-1), celsius: 18 } : { message: 'no' }));
}).listen(0);
const document = {
  openapi: '3.1.0',
  info: { title: 'weather', version: '1' },
  paths: {
    '/weather/{city}': {
      get: {
        operationId: 'today',
        parameters: [{ name: 'city', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'Today.', content: { 'application/json': { schema: { type: 'object' } } } } },
      },
    },
  },
};
const weather = await fromOpenApi(document, {
  namespace: 'weather',
  baseUrl: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
  request(url, init) {
    init.headers.set('x-key', 'a secret');
    return fetch(url, init);
  },
});

// A real MCP server over stdio.
const everything = new Client({ name: 'example', version: '1.0.0' });
const server = fileURLToPath(import.meta.resolve('@modelcontextprotocol/server-everything/dist/index.js'));
await everything.connect(new StdioClientTransport({ command: process.execPath, args: [server], stderr: 'ignore' }));

// Functions of your own.
const units = defineTools({
  namespace: 'units',
  tools: {
    fahrenheit: {
      input: z.object({ celsius: z.number() }),
      execute: ({ celsius }) => celsius * 1.8 + 32,
    },
  },
});

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({
  tools: [weather, await fromMcp(everything, { namespace: 'everything' }), units],
  sandbox,
});
const outcome = await codeMode.execute({
  code: `
    const [here, greeting] = await Promise.all([
      codemode.weather.today({ city: 'Lisbon' }),
      codemode.everything.echo({ message: 'good morning' }),
    ]);
    const degrees = await codemode.units.fahrenheit({ celsius: here.celsius });
    return greeting + ', ' + here.city + ': ' + degrees.toFixed(1) + ' °F';
  `,
});
console.log(outcome.status === 'completed' ? outcome.value : outcome);
console.log(outcome.calls.map(({ path, status }) => `${path} ${status}`));

await everything.close();
service.close();

/* Prints
Echo: good morning, Lisbon: 64.4 °F
[
  'weather.today completed',
  'everything.echo completed',
  'units.fahrenheit completed'
]
*/
