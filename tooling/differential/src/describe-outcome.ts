import type { CallRecord, RunOutcome } from '@sallyport/contract';

import { describeValue } from './describe-value.ts';

/** Everything of an outcome but times and ids, as text: two that are the same to the byte are the same outcome. */
export function describeOutcome(outcome: RunOutcome): string {
  const logs = outcome.logs.map(({ level, text }) => `${level}: ${text}`);
  const calls = outcome.calls.map((call) => describeCall(call, wasCutShort(outcome)));
  const media = outcome.media.map(({ media: { mimeType, name, data } }) => [mimeType, name, data].join(' '));
  return [
    `ended: ${describeEnd(outcome)}`,
    ...section('log', logs),
    ...section('call', calls),
    ...section('media', media),
  ].join('\n');
}

/** How far calls had come when a run was ended from outside depends on the moment. That they were made does not. */
function wasCutShort(outcome: RunOutcome): boolean {
  return outcome.status === 'failed' && outcome.failure.code === 'call_limit_exceeded';
}

function describeCall(call: CallRecord, isCutShort: boolean): string {
  const { path, tool, namespace, status, inputSize, resultSize, error } = call;
  const made = `${path} ${namespace}/${tool} ${inputSize}`;
  if (isCutShort) return made;
  const failure = error ? ` ${error.name} ${error.code ?? ''} ${error.message}` : '';
  return status === 'pending' ? `${made} pending` : `${made} ${status} ${resultSize}${failure}`;
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${name}: ${line}`);
}

function describeEnd(outcome: RunOutcome): string {
  if (outcome.status === 'completed') return `completed ${readValue(outcome)}`;
  if (outcome.status === 'suspended') return 'suspended';
  const { code, name, message, line, column, frame } = outcome.failure;
  return `${code} ${JSON.stringify(name)} ${JSON.stringify(message)} at ${line}:${column}\n${frame ?? '(no frame)'}`;
}

/** A result is read when it is asked for, and that may fail. */
function readValue(outcome: RunOutcome & { readonly status: 'completed' }): string {
  try {
    return describeValue(outcome.value);
  } catch (error) {
    return `but cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
