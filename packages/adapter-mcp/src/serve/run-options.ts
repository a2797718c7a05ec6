import type {
  CallLog,
  CodeToolOptions,
  Elicit,
  ElicitAnswer,
  LogLevel,
  RunEvent,
  TraceContext,
} from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import type { RequestContext } from './request-context.ts';

/** How the progress of one request is counted. */
export type ProgressStyle =
  /** Each call begun and each call ended is a step. */
  | 'calls'
  /** The one call's own progress, as its tool tells it. */
  | 'relay';

/** What a run of one request is told: cancellation, events as notifications, whom to ask, whose trace it is part of. */
export function runOptions(context: RequestContext, style: ProgressStyle, elicit: Elicit | undefined): CodeToolOptions {
  const progress = createProgress(context, style);
  const trace = readTrace(context.meta);
  return {
    signal: context.signal,
    onEvent(event) {
      progress(event);
      if (event.type === 'call-log') context.log(event.log);
      if (event.type === 'log' && style === 'calls') {
        context.log({ level: logLevels[event.line.level], logger: 'console', data: event.line.text });
      }
    },
    ...(elicit && { elicit }),
    ...(trace && { trace }),
  };
}

const logLevels: Readonly<Record<LogLevel, CallLog['level']>> = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warning',
  error: 'error',
};

function createProgress(context: RequestContext, style: ProgressStyle): (event: RunEvent) => void {
  const token = context.meta['progressToken'];
  if (typeof token !== 'string' && typeof token !== 'number') return () => undefined;
  const notify = (params: object): void =>
    context.notify('notifications/progress', { progressToken: token, ...params });
  if (style === 'relay') {
    return (event) => {
      if (event.type === 'call-progress') notify(event.progress);
    };
  }
  const paths = new Map<string, string>();
  let steps = 0;
  const step = (callId: string, words: string): void => {
    steps += 1;
    notify({ progress: steps, message: `${paths.get(callId) ?? ''}${words}` });
  };
  return (event) => {
    if (event.type === 'call-start') {
      paths.set(event.callId, event.path);
      step(event.callId, '');
    } else if (event.type === 'call-progress') {
      step(event.callId, `: ${event.progress.message ?? shareOf(event.progress)}`);
    } else if (event.type === 'call-end') {
      paths.set(event.call.callId, event.call.path);
      step(event.call.callId, `: ${event.call.status}`);
      paths.delete(event.call.callId);
    }
  };
}

function shareOf({ progress, total }: { readonly progress: number; readonly total?: number }): string {
  return total === undefined ? String(progress) : `${progress}/${total}`;
}

function readTrace(meta: Readonly<Record<string, unknown>>): TraceContext | undefined {
  const { traceparent, tracestate, baggage } = meta;
  if (typeof traceparent !== 'string') return undefined;
  return {
    traceparent,
    ...(typeof tracestate === 'string' && { tracestate }),
    ...(typeof baggage === 'string' && { baggage }),
  };
}

/** Reads what a client answered to a question. Anything unclear is no answer. */
export function readAnswer(result: unknown): ElicitAnswer {
  if (!isRecord(result)) return { action: 'cancel' };
  const { action, content } = result;
  if (action === 'accept') {
    return {
      action,
      ...(isRecord(content) && { content: content as NonNullable<(ElicitAnswer & { action: 'accept' })['content']> }),
    };
  }
  return { action: action === 'decline' ? 'decline' : 'cancel' };
}
