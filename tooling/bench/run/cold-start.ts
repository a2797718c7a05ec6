import { execFileSync } from 'node:child_process';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

import { median } from './median.ts';
import { printTable } from './print-table.ts';
import type { ProcessMemory } from './processes.ts';
import { names } from './systems.ts';

interface ColdStart {
  readonly setupMs: number;
  readonly firstMs: number;
  readonly secondMs: number;
  readonly host: ProcessMemory;
  readonly children: readonly ProcessMemory[];
}

const subjectTimeoutMs = 30_000;
const subject = fileURLToPath(new URL('./cold-start-subject.ts', import.meta.url));
const rounds = Number(argv[2] ?? 7);
const childSystems = new Set<string>([names.sallyport, names.rawChild, names.sallyportWorkerd, names.rawWorkerd]);
const measured = new Map<string, ColdStart[]>();

for (let round = 0; round < rounds; round++) {
  for (const name of [
    names.sallyport,
    names.sallyportHost,
    names.rawChild,
    names.rawHost,
    names.tanStack,
    names.utcp,
    names.rawWorkerd,
    names.sallyportWorkerd,
  ]) {
    // Only a process that loads the addon itself has to do without Node's start-up snapshot.
    const flags = childSystems.has(name) ? [] : ['--no-node-snapshot'];
    try {
      const text = execFileSync(execPath, [...flags, '--no-warnings', subject, name], {
        encoding: 'utf8',
        timeout: subjectTimeoutMs,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      measured.set(name, [...(measured.get(name) ?? []), JSON.parse(text) as ColdStart]);
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
}

const middle = (starts: readonly ColdStart[], pick: (start: ColdStart) => number): string =>
  median(starts.map(pick)).toFixed(1);
const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1);
const perChild = (pick: (memory: ProcessMemory) => number) => (start: ColdStart) =>
  start.children.length === 0 ? 0 : median(start.children.map(pick));

console.log(`Cold start in a new process, median of ${rounds}. Set-up includes loading the modules.`);
printTable(
  ['', 'set-up ms', 'first run ms', 'both ms', 'second run ms', 'host MB', 'children', 'MB each', 'of it private'],
  [...measured].map(([name, starts]) => [
    name,
    middle(starts, (start) => start.setupMs),
    middle(starts, (start) => start.firstMs),
    middle(starts, (start) => start.setupMs + start.firstMs),
    middle(starts, (start) => start.secondMs),
    megabytes(median(starts.map((start) => start.host.residentBytes))),
    median(starts.map((start) => start.children.length)).toFixed(0),
    megabytes(median(starts.map(perChild((memory) => memory.residentBytes)))),
    megabytes(median(starts.map(perChild((memory) => memory.privateBytes)))),
  ]),
);
