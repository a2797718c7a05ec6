import { SandboxError } from '@sallyport/contract';

import type { Ending } from './frames.ts';
import type { KillReason } from './watch.ts';

/** What a guest that ended by itself is said to have done. */
export const endingSentences: Readonly<Record<Ending, string>> = {
  guest_crashed: 'The guest ended without a last message.',
  guest_stalled: 'The program waits for something that nothing can bring any more.',
  sandbox_unavailable: 'The engine could not make a world for the program.',
};

/**
 * The error of a run whose process is gone. Who ended it decides, and nothing it said: we did, for a reason; the system
 * did; or the engine gave up.
 */
export function epitaph(
  reason: KillReason | 'sandbox_unavailable' | undefined,
  exit: { readonly code: number | null; readonly signal: string | null },
): SandboxError {
  switch (reason) {
    case 'sandbox_unavailable':
      return new SandboxError(reason, 'The sandbox was disposed while the program ran.');
    case 'cpu_exceeded':
      return new SandboxError(reason, 'The guest went over its processor time.');
    case 'memory_exceeded':
      return new SandboxError(reason, 'The guest went over its memory limit.');
    case undefined:
      break;
    default:
      return reason satisfies never;
  }
  // Nobody here sent it, so the system did: it is how a machine short of memory ends a process.
  if (exit.signal === 'SIGKILL') return new SandboxError('memory_exceeded', 'The system ended the guest process.');
  return new SandboxError(
    'guest_crashed',
    `The guest process ended (${exit.signal ?? `exit code ${String(exit.code)}`}).`,
  );
}
