import { SandboxError, type SandboxErrorCode } from '@sallyport/contract';

/**
 * How the runtime words the end of a guest that it ended itself. It gives no code, only a sentence of its own; a guest
 * has no part in it, since what a guest throws never leaves its world.
 */
const sentences: readonly (readonly [pattern: RegExp, code: SandboxErrorCode, message: string])[] = [
  [/\bexceeded\b.*\bCPU\b/i, 'cpu_exceeded', 'The guest used more processor time than it may.'],
  [/\bexceeded\b.*\bmemory\b/i, 'memory_exceeded', 'The guest took more memory than it may.'],
  [/\bhad hung\b/, 'guest_stalled', 'The program waits for something that nothing can bring any more.'],
];

/** The error of a run whose guest the platform ended, or did not let begin. */
export function endedByPlatform(cause: unknown): SandboxError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const known = sentences.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return new SandboxError(known[1], known[2], { cause });
  return new SandboxError('guest_crashed', 'The guest ended without a last message.', { cause });
}
