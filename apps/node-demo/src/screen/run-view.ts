import type { CallRecord, RunEvent } from 'sallyport';

import { formatDuration } from './duration.ts';
import type { CallEntry, RunEntry } from './run-entry.ts';
import { type LineContext, endLine, groupLines } from './run-lines.ts';

/** How a run ended, for its last line. */
export interface RunEnd {
  readonly status: string;
  readonly durationMs: number;
  readonly calls: readonly CallRecord[];
  /** Characters of what the model is told. */
  readonly answerLength: number;
}

/** Shows the calls and console lines of one run as a tree, as they happen. */
export interface RunView {
  add(event: RunEvent): void;
  /** Prints what is still open, then the last line. */
  end(end: RunEnd): void;
  /** Takes away what is drawn anew, when no end will come. */
  leave(): void;
}

const redrawMs = 100;

/** What begins while something else is under way belongs to it; what has come to rest is printed and stays. */
export function createRunView(context: LineContext): RunView {
  const { screen } = context;
  let group: RunEntry[] = [];
  const underWay = new Map<string, CallEntry>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const draw = (): void => screen.live(group.length === 0 ? [] : groupLines(context, group));
  const rest = (): void => {
    clearInterval(timer);
    timer = undefined;
    screen.live([]);
    if (group.length > 0) screen.print(...groupLines(context, group));
    group = [];
  };
  const start = (entry: CallEntry): void => {
    group.push(entry);
    underWay.set(entry.callId, entry);
    if (screen.isLive) timer ??= setInterval(draw, redrawMs);
  };
  return {
    add(event) {
      if (event.type === 'call-start') {
        const { callId, path, input } = event;
        start({ kind: 'call', callId, path, input, startedAt: performance.now() });
      } else if (event.type === 'call-progress') {
        const entry = underWay.get(event.callId);
        if (entry) entry.progress = event.progress;
      } else if (event.type === 'log') group.push({ kind: 'log', line: event.line });
      else {
        const entry = underWay.get(event.call.callId);
        if (entry) entry.record = event.call;
        underWay.delete(event.call.callId);
      }
      if (underWay.size === 0) rest();
    },
    end({ status, durationMs, calls, answerLength }) {
      for (const call of calls) {
        const entry = underWay.get(call.callId);
        if (entry) entry.record = call;
      }
      underWay.clear();
      rest();
      const read = calls.reduce((sum, call) => sum + call.resultSize, 0);
      const count = (value: number): string => value.toLocaleString('en-US');
      const sizes = read === 0 ? [] : [`tools gave ${count(read)} characters, the model reads ${count(answerLength)}`];
      const made = calls.length === 0 ? [] : [`${calls.length} ${calls.length === 1 ? 'call' : 'calls'}`];
      screen.print(endLine(screen, status, [`in ${formatDuration(durationMs)}`, ...made, ...sizes]));
    },
    leave() {
      clearInterval(timer);
      screen.live([]);
    },
  };
}
