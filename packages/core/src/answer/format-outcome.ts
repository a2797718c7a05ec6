import type { LogLine, RunFailure, RunOutcome } from '@sallyport/contract';

import { answerBytes } from '../limits.ts';
import { resultJson } from '../run/outcome.ts';
import { plainValue } from './plain-value.ts';

/** A failed run's answer names this many calls; a model must know what was done already. */
const callsNamed = 20;

/** Findings of the type check told beside an outcome. */
const notesTold = 3;

/** Characters that move a cursor or hide text. Line breaks and tabs stay. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A run's outcome as the text a model reads: the result, or the failure with the model's own lines, then the console.
 * It says so where it is cut. `limit` counts characters.
 */
export function formatOutcome(outcome: RunOutcome, limit: number = answerBytes): string {
  const end = (outcome.status === 'completed' ? resultText(outcome) : endText(outcome)) + notesText(outcome);
  const logs = outcome.logs.map(logText).join('\n');
  if (logs === '') return cut(end, limit);
  // The result matters more than the console, but neither may push the other out.
  const room = Math.max(limit - end.length, limit >> 2);
  return `${cut(end, limit - Math.min(logs.length, room))}\n\nConsole:\n${cut(logs, room)}`;
}

function logText({ level, text }: LogLine): string {
  return clean(level === 'log' || level === 'info' ? text : `[${level}] ${text}`);
}

function resultText(outcome: RunOutcome & { readonly status: 'completed' }): string {
  const json = resultJson(outcome);
  if (json !== undefined && !json.startsWith('"')) return `Result:\n${clean(json)}`;
  const { value } = outcome;
  if (value === undefined) {
    return outcome.logs.length > 0
      ? 'Result: undefined'
      : 'Result: undefined. Return the value you need, or console.log it.';
  }
  if (typeof value === 'string') return `Result:\n${clean(value)}`;
  return `Result:\n${clean(JSON.stringify(plainValue(value)))}`;
}

function endText(outcome: Exclude<RunOutcome, { readonly status: 'completed' }>): string {
  if (outcome.status === 'suspended') {
    return `The program waits for a decision on: ${outcome.pending.map((call) => call.path).join(', ')}.`;
  }
  const done = outcome.calls.slice(0, callsNamed).map((call) => `codemode.${call.path}: ${call.status}`);
  const more = outcome.calls.length - done.length;
  const calls =
    done.length === 0 ? '' : `\n\nCalls made before that:\n${done.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`;
  return clean(failureText(outcome.failure) + calls);
}

function failureText({ code, name, message, line, column, frame }: RunFailure): string {
  const place = line === undefined ? '' : `\nAt line ${line}, column ${column ?? 1}:`;
  return `Failed (${code}): ${name}: ${message}${place}${frame === undefined ? '' : `\n${frame}`}`;
}

/** What the type check noticed, where it did not end the run: all of it after a failure, else what has a name of ours. */
function notesText(outcome: RunOutcome): string {
  if (outcome.status === 'failed' && outcome.failure.code === 'type_error') return '';
  const told = (outcome.diagnostics ?? []).filter(
    ({ code, level }) => outcome.status === 'failed' || level === 'error' || !code.startsWith('TS'),
  );
  if (told.length === 0) return '';
  const notes = told.slice(0, notesTold).map(({ line, message }) => `Line ${line}: ${message}`);
  return clean(`\n\nType check:\n${notes.join('\n')}`);
}

function clean(text: string): string {
  return text.replace(control, '');
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)}\n[cut: the first ${limit} of ${text.length} characters; return or log less]`;
}
