import type { CallRecord, LogLine, RunEvent } from '@sallyport/contract';

import type { AiSdkRunningRun } from './code-output.ts';
import { previewEntries } from './constants.ts';

/** Gathers the events of one run into what a preview shows. */
export interface RunPreview {
  add(event: RunEvent): void;
  /** Resolves once something was added after the last `snapshot`. */
  changed(): Promise<void>;
  snapshot(): AiSdkRunningRun;
}

/** Keeps the newest entries only, however long the run is. */
export function createRunPreview(): RunPreview {
  const calls = new Map<string, Pick<CallRecord, 'callId' | 'path' | 'status'>>();
  const logs: LogLine[] = [];
  let callCount = 0;
  let logCount = 0;
  let next = Promise.withResolvers<void>();

  function addCall(call: Pick<CallRecord, 'callId' | 'path' | 'status'>): void {
    calls.set(call.callId, { callId: call.callId, path: call.path, status: call.status });
    const [oldest] = calls.keys();
    if (calls.size > previewEntries && oldest !== undefined) calls.delete(oldest);
  }

  return {
    add(event) {
      if (event.type === 'call-progress' || event.type === 'call-log') return;
      if (event.type === 'log') {
        logCount += 1;
        logs.push(event.line);
        if (logs.length > previewEntries) logs.shift();
      } else if (event.type === 'call-start') {
        callCount += 1;
        addCall({ callId: event.callId, path: event.path, status: 'pending' });
      } else if (calls.has(event.call.callId)) addCall(event.call);
      next.resolve();
    },
    changed: () => next.promise,
    snapshot() {
      next = Promise.withResolvers<void>();
      return { status: 'running', calls: [...calls.values()], callCount, logs: [...logs], logCount };
    },
  };
}
