import type { CallRecord, CodeToolAnswer, RunEvent, RunOutcome } from 'sallyport';
import { formatOutcome } from 'sallyport';

import { previewLength, resultLength } from '../limits.ts';
import type { PageEvent } from '../protocol/page-event.ts';
import { type CountedCall, countTokens } from './ledger.ts';
import { shown } from './shown.ts';
import type { TappedResults } from './tap-provider.ts';

/** Turns the events of one run into those of the page, and counts its calls on the way. */
export interface RunWatch {
  onEvent(event: RunEvent): void;
  end(answer: Pick<CodeToolAnswer, 'text' | 'outcome'>): void;
  readonly calls: readonly CountedCall[];
}

/** Watches one run; `emit` is given what the page sees. */
export function watchRun(emit: (event: PageEvent) => void, results: TappedResults): RunWatch {
  const startedAt = Date.now();
  const started = new Map<string, { readonly round: number; readonly inputTokens: number }>();
  let round = 0;
  const calls: CountedCall[] = [];

  function endCall(runId: string, call: CallRecord): void {
    const { callId, status, startedAtMs, durationMs, error } = call;
    const text = results.take(runId, callId);
    emit({
      type: 'call-end',
      callId,
      status,
      startedAtMs,
      durationMs,
      ...(text !== undefined && { result: shown(text, previewLength) }),
      ...(error && {
        error: { message: shown(error.message, previewLength).text, ...(error.code && { code: error.code }) },
      }),
    });
    const resultTokens = countTokens(text ?? error?.message ?? '');
    const { inputTokens, round: itsRound } = started.get(callId) ?? { inputTokens: 0, round };
    started.delete(callId);
    calls.push({ round: itsRound, inputTokens, resultTokens });
  }

  return {
    calls,
    onEvent(event) {
      switch (event.type) {
        case 'log':
          emit({ type: 'log', ...event.line });
          break;
        case 'call-start': {
          const input = JSON.stringify(event.input) ?? '';
          if (started.size === 0) round += 1;
          started.set(event.callId, { round, inputTokens: countTokens(`${event.path} ${input}`) });
          const { callId, path } = event;
          emit({ type: 'call-start', callId, path, input: shown(input, previewLength), atMs: Date.now() - startedAt });
          break;
        }
        case 'call-progress': {
          const { progress, total, message } = event.progress;
          const more = { ...(total !== undefined && { total }), ...(message !== undefined && { message }) };
          emit({ type: 'call-progress', callId: event.callId, progress, ...more });
          break;
        }
        case 'call-log':
          // The page shows what the program logs; a tool's own lines have no place on it.
          break;
        case 'call-end':
          endCall(event.runId, event.call);
          break;
        default:
          event satisfies never;
      }
    },
    end({ text, outcome }) {
      if (outcome === undefined) emit({ type: 'rejected', message: shown(text, previewLength).text });
      else emit(endEvent(outcome));
    },
  };
}

function endEvent(outcome: RunOutcome): PageEvent {
  const { status, durationMs } = outcome;
  if (outcome.status !== 'failed') {
    const text = formatOutcome({ ...outcome, logs: [] }).replace(/^Result:\s/, '');
    return { type: 'run-end', status, durationMs, result: shown(text, resultLength) };
  }
  const { message, frame, ...rest } = outcome.failure;
  const failure = {
    ...rest,
    message: shown(message, previewLength).text,
    ...(frame !== undefined && { frame: shown(frame, previewLength).text }),
  };
  return { type: 'run-end', status, durationMs, failure };
}
