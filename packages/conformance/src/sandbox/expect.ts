import { isSandboxError } from '@sallyport/contract';
import type { SandboxErrorCode } from '@sallyport/contract';
import { expectThat, fail, show } from '../kit/expect.ts';
import type { GuestEnding } from './guest-run.ts';

/** Fails unless the run resolved with exactly this text. */
export function expectText(ending: GuestEnding, text: string): void {
  expectThat(
    ending.status === 'resolved' && ending.text === text,
    `the run should have resolved with ${show(text)}, but ${describeEnding(ending)}`,
  );
}

/** Fails unless the run resolved with any text; hands it back. */
export function expectResolved(ending: GuestEnding): string {
  if (ending.status !== 'resolved') throw fail(`the run should have resolved, but ${describeEnding(ending)}`);
  return ending.text;
}

/** Fails unless the run rejected with a SandboxError of one of these codes. */
export function expectCode(ending: GuestEnding, ...codes: readonly SandboxErrorCode[]): void {
  const kept = ending.status === 'rejected' && isSandboxError(ending.reason) && codes.includes(ending.reason.code);
  expectThat(
    kept,
    `the run should have rejected with a SandboxError of code ${codes.join(' or ')}, but ${describeEnding(ending)}`,
  );
}

/** Fails unless the run rejected with this very value. */
export function expectReason(ending: GuestEnding, reason: unknown): void {
  expectThat(
    ending.status === 'rejected' && Object.is(ending.reason, reason),
    `the run should have rejected with signal.reason itself (${show(reason)}), but ${describeEnding(ending)}`,
  );
}

/** How a run settled, for people. */
export function describeEnding(ending: GuestEnding): string {
  if (ending.status === 'resolved') return `it resolved with ${show(ending.text)}`;
  if (isSandboxError(ending.reason)) {
    return `it rejected with SandboxError ${ending.reason.code}: ${show(ending.reason.message)}`;
  }
  return `it rejected with ${show(ending.reason)}`;
}
