import type { CallRecord, LogLine, RunEvent, RunRecord } from '@sallyport/contract';
import type { GuestEnding } from '@sallyport/guest';

import { createCallDesk, type CallDeskOptions } from './call-desk.ts';
import { createReceiver, type Receiver } from './create-receiver.ts';
import { createLogBook } from './log-book.ts';
import { createMediaStore, type MediaStore } from './media-store.ts';

/** What a run leaves in its record. */
export type Seen = Pick<RunRecord, 'calls' | 'logs' | 'media' | 'links'>;

/** A run whose guest has said something: its calls, lines and media. */
export interface OpenRun {
  readonly receiver: Receiver;
  readonly media: MediaStore;
  /** Takes the last lines and tells what was seen. Called once, when the guest is gone. */
  close(ending: GuestEnding | undefined): Seen;
}

/** Opens the books of one run. */
export function openRun(options: Omit<CallDeskOptions, 'media'>): OpenRun {
  const { life, onTooManyCalls } = options;
  const media = createMediaStore();
  const logs = openLogBook(options);
  const desk = createCallDesk({ ...options, media });
  return {
    receiver: createReceiver({ desk, logs, life, onTooManyCalls }),
    media,
    close(ending) {
      if (ending) logs.add(ending.lines);
      const used = media.usedBy(ending?.kind === 'value' ? ending.text : '', logs.lines);
      return { logs: logs.lines, calls: desk.records(), ...used };
    },
  };
}

type LogOptions = Pick<CallDeskOptions, 'runId' | 'limits' | 'elapsedMs' | 'emit'>;

/** What is told of a run whose guest said nothing before its last message. */
export function seenUnopened(ending: GuestEnding | undefined, options: LogOptions): Seen {
  const calls: readonly CallRecord[] = [];
  const lines: readonly LogLine[] = [];
  if (!ending || ending.lines.length === 0) return { logs: lines, calls, media: [] };
  const logs = openLogBook(options);
  logs.add(ending.lines);
  return { logs: logs.lines, calls, media: [] };
}

function openLogBook({ runId, limits, elapsedMs, emit }: LogOptions): ReturnType<typeof createLogBook> {
  const tell = emit && ((line: LogLine): void => emit({ type: 'log', runId, line } satisfies RunEvent));
  return createLogBook(limits.logBytes, elapsedMs, tell);
}
