import type { SandboxLimits } from '@sallyport/contract';

import {
  mostTransitBytes,
  residentSlackBytes,
  restlessCpuMs,
  transitBytesPerUnit,
  slowWatchIntervalMs,
} from './constants.ts';
import type { Usage, UsageMeter } from './usage.ts';

/** Why a child was killed by us. */
export type KillReason = 'memory_exceeded' | 'cpu_exceeded';

/** Looks at a child from outside while a run is under way. */
export interface Watch {
  /**
   * Starts to look. Memory counts from the last time the child was idle; text that crosses is in it several times over
   * for a while, so the run may hold more for what it moved.
   */
  start(limits: SandboxLimits, movedUnits: () => number): void;
  stop(): void;
  /** Notes what the child uses while it is idle. */
  rest(): void;
  /** True when a child that should be idle has been at work: a guest that is over lives on in it. */
  isRestless(): boolean;
  /** Bytes the child grew by since it was first idle. */
  readonly growthBytes: number;
  close(): void;
}

/**
 * Calls `onExceeded` once the child uses more than the run may. Where the system tells nothing about a process
 * (`meter` is undefined), the time in which the child does not answer stands for its processor time.
 */
export function createWatch(
  meter: UsageMeter | undefined,
  child: { readonly onExceeded: (reason: KillReason) => void; readonly ask: (answered: () => void) => void },
): Watch {
  let timer: NodeJS.Timeout | undefined;
  let first: Usage | undefined;
  let idle: Usage | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const exceeded = (reason: KillReason): void => {
    if (timer === undefined) return;
    stop();
    child.onExceeded(reason);
  };
  const watchUsage = (by: UsageMeter, { memoryBytes, cpuMs }: SandboxLimits, movedUnits: () => number): void => {
    let start = idle;
    by.look(
      (usage) => (start = { ...usage, residentBytes: Math.min(usage.residentBytes, start?.residentBytes ?? Infinity) }),
    );
    timer = setInterval(() => {
      by.look((usage) => {
        if (start === undefined) return;
        const transitBytes = Math.min(movedUnits() * transitBytesPerUnit, mostTransitBytes);
        const mostBytes = start.residentBytes + memoryBytes + residentSlackBytes + transitBytes;
        if (usage.residentBytes > mostBytes) exceeded('memory_exceeded');
        else if (usage.cpuMs > start.cpuMs + cpuMs) exceeded('cpu_exceeded');
      });
    }, by.intervalMs);
  };
  const watchSilence = ({ cpuMs }: SandboxLimits): void => {
    let silentMs = 0;
    let isAnswered = true;
    timer = setInterval(() => {
      if (!isAnswered) {
        silentMs += slowWatchIntervalMs;
        if (silentMs > cpuMs) exceeded('cpu_exceeded');
        return;
      }
      isAnswered = false;
      child.ask(() => (isAnswered = true));
    }, slowWatchIntervalMs);
  };
  return {
    start(limits, movedUnits) {
      stop();
      if (meter === undefined) watchSilence(limits);
      else watchUsage(meter, limits, movedUnits);
      timer?.unref();
    },
    stop,
    rest() {
      meter?.look((usage) => {
        first ??= usage;
        idle = usage;
      });
    },
    isRestless() {
      let used = 0;
      meter?.look((usage) => (used = usage.cpuMs - (idle?.cpuMs ?? usage.cpuMs)));
      return used > restlessCpuMs;
    },
    get growthBytes() {
      return (idle?.residentBytes ?? 0) - (first?.residentBytes ?? 0);
    },
    close() {
      stop();
      meter?.close();
    },
  };
}
