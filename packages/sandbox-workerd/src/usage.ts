import { execFile } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { memoryUsage, platform } from 'node:process';

import { slowWatchIntervalMs, statBytes, watchIntervalMs } from './constants.ts';

/** What a process has used. */
export interface Usage {
  readonly residentBytes: number;
  readonly cpuMs: number;
}

/** Reads what one process uses, from outside. */
export interface UsageMeter {
  /** How often it is worth asking. */
  readonly intervalMs: number;
  /** Calls back with what the process uses now, at once or a little later; never when it is gone. */
  look(tell: (usage: Usage) => void): void;
  close(): void;
}

/** A meter for a process that was just started, or undefined where this system offers none. */
export function openUsageMeter(pid: number, system: string = platform): UsageMeter | undefined {
  if (system === 'win32') return undefined;
  return system === 'linux' ? openProcMeter(pid) : openPsMeter(pid);
}

/** Fields of `/proc/<pid>/stat`, counted behind the name, which stands in brackets and may hold anything. */
const field = { userTicks: 11, systemTicks: 12, residentPages: 21 } as const;

/** A tick is a hundredth of a second in what Linux tells programs, on every machine. */
const tickMs = 10;

function readStat(text: string): readonly number[] {
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

/** Pages have 4, 16 or 64 KiB; our own process is known in both units. */
function pageBytesOf(): number {
  const pages = readStat(readFileSync('/proc/self/stat', 'latin1'))[field.residentPages] ?? 1;
  return 2 ** Math.round(Math.log2(memoryUsage.rss() / pages));
}

let pageBytes: number | undefined;

function openProcMeter(pid: number): UsageMeter | undefined {
  let file: number | undefined;
  try {
    file = openSync(`/proc/${pid}/stat`, 'r');
  } catch {
    return undefined;
  }
  const bytes = Buffer.allocUnsafe(statBytes);
  return {
    intervalMs: watchIntervalMs,
    look(tell) {
      try {
        if (file === undefined) return;
        const length = readSync(file, bytes, 0, statBytes, 0);
        const stat = readStat(bytes.toString('latin1', 0, length));
        const ticks = (stat[field.userTicks] ?? 0) + (stat[field.systemTicks] ?? 0);
        pageBytes ??= pageBytesOf();
        tell({ residentBytes: (stat[field.residentPages] ?? 0) * pageBytes, cpuMs: ticks * tickMs });
      } catch {
        // It is gone.
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function openPsMeter(pid: number): UsageMeter {
  let isAsking = false;
  let isClosed = false;
  return {
    intervalMs: slowWatchIntervalMs,
    look(tell) {
      if (isAsking || isClosed) return;
      isAsking = true;
      const child = execFile('ps', ['-o', 'rss=,time=', '-p', String(pid)], (error, text) => {
        isAsking = false;
        const usage = error || isClosed ? undefined : readPs(text);
        if (usage) tell(usage);
      });
      child.unref();
    },
    close() {
      isClosed = true;
    },
  };
}

/** `51234 0:01.23`: kibibytes, and minutes and seconds, with hours and days before them where there are any. */
export function readPs(text: string): Usage | undefined {
  const match = /^\s*(\d+)\s+(?:(\d+)-)?([\d:.]+)\s*$/u.exec(text);
  if (match === null) return undefined;
  const [, kibibytes = '0', days = '0', time = '0'] = match;
  const hours = Number(days) * 24;
  const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + hours * 3600;
  return { residentBytes: Number(kibibytes) * 1024, cpuMs: seconds * 1000 };
}
