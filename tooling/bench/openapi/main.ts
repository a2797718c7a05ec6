import { readFileSync } from 'node:fs';
import type { ToolProvider } from '@sallyport/contract';
import { createCatalogue } from '@sallyport/core';
import { fromOpenApi } from '@sallyport/adapter-openapi';
import { toolsToTs } from '@sallyport/schema-to-ts';
import { checkSources } from '../types/check-sources.ts';

/**
 * What a document costs: `main.ts <document.json> <base URL>`. Each step is run several times; the median is printed. The
 * last line is whether the whole API compiles.
 */
const [path, baseUrl = 'https://api.example.com'] = process.argv.slice(2);
if (path === undefined) throw new Error('Name a document: main.ts api.github.com.json https://api.github.com');
const rounds = 7;

const text = readFileSync(path, 'utf8');
const document: unknown = JSON.parse(text);
const skipped = new Map<string, number>();
let isCounting = true;
const read = (): Promise<ToolProvider> =>
  fromOpenApi(document, {
    namespace: 'api',
    baseUrl,
    onSkip: ({ code }) => {
      if (isCounting) skipped.set(code, (skipped.get(code) ?? 0) + 1);
    },
  });
const provider = await read();
isCounting = false;
const before = process.memoryUsage().heapUsed;
const tools = await provider.listTools({ signal: new AbortController().signal });
const types = (): string => toolsToTs(tools.map((tool) => ({ ...tool, namespace: 'api' }))).text;
const api = types();

const report = {
  'document, characters': text.length,
  tools: tools.length,
  'left out': JSON.stringify(Object.fromEntries(skipped)),
  'tools that read pages': tools.filter(({ input }) => Object.hasOwn(propertiesOf(input), 'pages')).length,
  'parse the JSON, ms': await median(async () => JSON.parse(text)),
  'read the document, ms': await median(read),
  'make a catalogue, ms': await median(() => createCatalogue([provider])),
  'print the types, ms': await median(async () => types()),
  'types, characters': api.length,
  'heap after reading, MB': Math.round(before / 1_000_000),
  compiles: checkSources(new Map([['/api.ts', api]])).length === 0,
};
for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(26)} ${value}`);

function propertiesOf(input: unknown): object {
  return (input as { readonly properties?: object }).properties ?? {};
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0);
}
