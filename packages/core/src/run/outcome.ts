import type { RunFailure, RunFailureCode, RunOutcome, RunRecord } from '@sallyport/contract';
import { decodeValue, type MediaCodec } from '@sallyport/guest';

import { SallyportError } from '../sallyport-error.ts';
import { isNestedDeeper } from './nesting.ts';

const texts = new WeakMap<RunOutcome, string>();

/** The outcome of a program that returned. Its text is decoded when `value` is first read, and never before. */
export function completed(record: RunRecord, text: string, levels: number, media: MediaCodec | undefined): RunOutcome {
  let decoded: { readonly value: unknown } | undefined;
  const outcome: RunOutcome = {
    ...record,
    status: 'completed',
    get value() {
      decoded ??= { value: decode(text, levels, media) };
      return decoded.value;
    },
  };
  texts.set(outcome, text);
  return outcome;
}

function decode(text: string, levels: number, media: MediaCodec | undefined): unknown {
  // A level of the value can be two of the text where it is marked.
  if (isNestedDeeper(text, text.startsWith('+') ? levels * 3 : levels)) {
    throw new SallyportError('invalid_result', `The result is nested more than ${levels} levels deep.`);
  }
  try {
    return decodeValue(text, media);
  } catch (cause) {
    throw new SallyportError('invalid_result', 'The result cannot be read.', { cause });
  }
}

/**
 * The result of a completed run as JSON text, without decoding it: for handing it on to a model. Undefined when the
 * result holds something JSON cannot say, and for outcomes that are not completed.
 */
export function resultJson(outcome: RunOutcome): string | undefined {
  const text = texts.get(outcome);
  return text?.startsWith('=') ? text.slice(1) : undefined;
}

const names: Readonly<Record<Exclude<RunFailureCode, 'program_threw'>, string>> = {
  syntax_error: 'SyntaxError',
  type_error: 'TypeCheckError',
  deadline_exceeded: 'DeadlineError',
  cpu_exceeded: 'CpuLimitError',
  memory_exceeded: 'MemoryLimitError',
  output_too_large: 'OutputLimitError',
  call_limit_exceeded: 'CallLimitError',
  guest_stalled: 'StalledError',
  guest_crashed: 'CrashError',
  sandbox_unavailable: 'SandboxUnavailableError',
  replay_diverged: 'ReplayError',
};

/** A failure that has no name of the program's own. */
export function failure(code: Exclude<RunFailureCode, 'program_threw'>, message: string): RunFailure {
  return { code, name: names[code], message };
}

/** The failure of a run whose time was up. */
export function deadlineExceeded(wallMs: number): RunFailure {
  return failure('deadline_exceeded', `The program did not end within ${wallMs} ms.`);
}
