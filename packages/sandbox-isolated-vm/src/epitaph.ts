import { SandboxError } from '@sallyport/contract';

import type { Ending } from './frames.ts';

/** Engines say why they die in words of their own; the guest cannot write there. */
const outOfMemoryWords =
  /out of memory|is_heap_oom = 1|Allocation failed|invalid (?:table |array )?(?:size|length)|Fatal JavaScript invalid size/iu;

/** The error of a run whose process ended under it. Who ended it decides. */
export function epitaph(
  reason: Ending | undefined,
  exitCode: number | null,
  signalName: string | null,
  lastWords: string,
): SandboxError {
  if (reason === 'sandbox_unavailable') {
    return new SandboxError(reason, 'The sandbox was disposed while the program ran.');
  }
  if (reason === 'cpu_exceeded') return new SandboxError('cpu_exceeded', 'The guest went over its processor time.');
  if (reason === 'memory_exceeded') return new SandboxError('memory_exceeded', 'The guest went over its memory limit.');
  // Nobody here sent it, so the system did: it is how a machine short of memory ends a process.
  if (signalName === 'SIGKILL') return new SandboxError('memory_exceeded', 'The system ended the guest process.');
  if (outOfMemoryWords.test(lastWords)) {
    return new SandboxError('memory_exceeded', 'The guest asked for more memory than the engine can give.');
  }
  return new SandboxError(
    'guest_crashed',
    `The guest process ended (${signalName ?? `exit code ${String(exitCode)}`}).`,
  );
}
