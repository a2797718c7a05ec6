import { readFileSync, readdirSync } from 'node:fs';

/** A process, told from a later one with the same number by when it started. */
export interface ProcessId {
  readonly pid: number;
  readonly startTicks: string;
}

/** Memory of one process in bytes. */
export interface ProcessMemory {
  readonly residentBytes: number;
  /** Pages nobody else shares: what the process really adds. */
  readonly privateBytes: number;
}

const parentField = 3;
const startField = 21;

function readStat(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name stands in brackets and may hold anything; the fields after it are plain.
    return ['', '', ...text.slice(text.lastIndexOf(')') + 2).split(' ')];
  } catch {
    return undefined;
  }
}

/** The process as it is now; undefined when there is none or it is a zombie. Linux only. */
export function identify(pid: number): ProcessId | undefined {
  const stat = readStat(pid);
  return stat && stat[2] !== 'Z' ? { pid, startTicks: stat[startField] ?? '' } : undefined;
}

/** True while that very process lives. */
export function isAlive(process: ProcessId): boolean {
  return identify(process.pid)?.startTicks === process.startTicks;
}

/** Children of a process. */
export function childrenOf(parent: number): readonly ProcessId[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && Number(readStat(pid)?.[parentField]) === parent)
    .flatMap((pid) => identify(pid) ?? []);
}

/** Reads the kernel's own sums. Zeros when the process is gone. */
export function memoryOf(pid: number): ProcessMemory {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
    const sum = (pattern: RegExp): number =>
      [...text.matchAll(pattern)].reduce((bytes, [, kibibytes]) => bytes + Number(kibibytes) * 1024, 0);
    return { residentBytes: sum(/^Rss:\s+(\d+)/gmu), privateBytes: sum(/^Private_\w+:\s+(\d+)/gmu) };
  } catch {
    return { residentBytes: 0, privateBytes: 0 };
  }
}
