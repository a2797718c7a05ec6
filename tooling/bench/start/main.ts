import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

import { median } from '../run/median.ts';

/**
 * How long `sallyport serve` takes from its start to an answered `tools/list`, beside its servers: each alone, and all at
 * once with nothing but a client each.
 */
const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '20' },
    tools: { type: 'string', default: '50' },
    slowest: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
  },
});
const serverCount = Number(values.servers);
const commands = Array.from({ length: serverCount }, (_, place) => {
  // The last is the slowest; the others come at even distances before it.
  const delayMs = Math.round((Number(values.slowest) * (place + 1)) / serverCount);
  const file = join(import.meta.dirname, 'server.ts');
  return {
    command: process.execPath,
    args: ['--no-warnings', file, String(place), values.tools, String(delayMs)],
  };
});
const cli = join(dirname(createRequire(import.meta.url).resolve('@sallyport/cli')), 'bin.js');

async function timeStart(command: string, args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command, args: [...args], stderr: 'ignore' }));
  await client.listTools();
  const tookMs = performance.now() - startedAt;
  await client.close();
  return tookMs;
}

const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const config = join(folder, 'mcp.json');
const mcpServers = Object.fromEntries(commands.map((entry, place) => [`server_${place}`, entry]));
writeFileSync(config, JSON.stringify({ mcpServers }));
const alone: number[] = [];
const together: number[] = [];
const served: number[] = [];
try {
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const slowest = commands.at(-1);
    if (slowest) alone.push(await timeStart(slowest.command, slowest.args));
    together.push(Math.max(...(await Promise.all(commands.map(({ command, args }) => timeStart(command, args))))));
    served.push(await timeStart(process.execPath, [cli, 'serve', '-q', '--strict', '--config', config]));
  }
} finally {
  rmSync(folder, { recursive: true });
}

const ms = (list: readonly number[]): string => `${Math.round(median(list)).toLocaleString('en-US')} ms`;
console.log(`${serverCount} servers, ${serverCount * Number(values.tools)} tools, medians of ${values.rounds} rounds`);
console.log(`slowest server alone        ${ms(alone)}`);
console.log(`all servers, a client each  ${ms(together)}`);
console.log(`sallyport serve             ${ms(served)}`);
console.log(`over its servers            ${ms(served.map((each, index) => each - (together[index] ?? 0)))}`);
