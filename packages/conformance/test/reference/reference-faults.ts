import type { SandboxErrorCode } from '@sallyport/contract';

/** What a mutant of the reference sandbox does wrong. Without any of it the reference is right. */
export interface ReferenceFaults {
  /** Words the glue inside the world, or what holds it, knows. */
  readonly world?: readonly string[];
  /** A run rejects with another value than the signal's, when it was aborted before. */
  readonly replaceReasonBefore?: boolean;
  /** Only an Error is handed on as the reason. */
  readonly wrapReason?: boolean;
  /** A queued run learns of its abort when its turn comes. */
  readonly queueIgnoresAbort?: boolean;
  /** A run that stood in the queue for so long counts as stalled. */
  readonly queueStallMs?: number;
  /** An aborted guest lives on for so long, and is heard. */
  readonly killDelayMs?: number;
  /** An abort does not reach jobs whose source matches. */
  readonly unstoppable?: RegExp;
  /** Jobs whose source matches end with this code, whoever ended them. */
  readonly recode?: { readonly source: RegExp; readonly code: SandboxErrorCode };
  /** A guest of this shape counts as over its memory. */
  readonly misjudged?: RegExp;
  /** The code is guessed from what the guest said. */
  readonly codeFromText?: boolean;
  /** Processor time goes on while the guest waits. */
  readonly cpuByWallClock?: boolean;
  /** The end of one guest over its processor time is the end of all. */
  readonly killNeighbours?: boolean;
  /** A guest that waits so long for one answer counts as stalled. */
  readonly stallAfterMs?: number;
  /** A guest that waits for nothing counts as one that ended. */
  readonly stallIsEnd?: boolean;
  /** A job with the text of an earlier one gets its world. */
  readonly reuseWorlds?: boolean;
  /** Runtimes of one length are taken for one another. */
  readonly runtimeByLength?: boolean;
  /** What a disposed sandbox rejects with is no SandboxError: for runs under way, or for later ones. */
  readonly plainErrorOnDispose?: 'under-way' | 'later';
  readonly disposeOnce?: boolean;
  /** A timer that nobody stops. */
  readonly leaks?: boolean;
}
