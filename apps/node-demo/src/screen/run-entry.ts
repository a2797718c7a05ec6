import type { CallProgress, CallRecord, Json, LogLine } from 'sallyport';

/** A tool call as it is seen from outside. */
export interface CallEntry {
  readonly kind: 'call';
  readonly callId: string;
  readonly path: string;
  readonly input: Json | undefined;
  /** By the clock of `performance.now()`. */
  readonly startedAt: number;
  progress?: CallProgress;
  /** Set once the call has ended. */
  record?: CallRecord;
}

/** A console line. */
export interface LogEntry {
  readonly kind: 'log';
  readonly line: LogLine;
}

export type RunEntry = CallEntry | LogEntry;

/** True for a call that came back with a value. */
export function isCompleted(entry: RunEntry): boolean {
  return entry.kind === 'call' && entry.record?.status === 'completed';
}
