import type { RunOutcome } from '@sallyport/contract';

import { describeValue } from './describe-value.ts';

/** Everything of an outcome but times and ids, as text: two that are the same to the byte are the same outcome. */
export function describeOutcome(outcome: RunOutcome): string {
  const logs = outcome.logs.map(({ level, text }) => `${level}: ${text}`);
  const calls = outcome.calls.map(({ path, tool, namespace, status, inputSize, resultSize, error }) =>
    [
      path,
      `${namespace}/${tool}`,
      status,
      inputSize,
      resultSize,
      error ? `${error.name} ${error.code ?? ''} ${error.message}` : '',
    ].join(' '),
  );
  const media = outcome.media.map(({ media: { mimeType, name, data } }) => [mimeType, name, data].join(' '));
  return [
    `ended: ${describeEnd(outcome)}`,
    ...section('log', logs),
    ...section('call', calls),
    ...section('media', media),
  ].join('\n');
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
