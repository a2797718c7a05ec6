import type { SandboxLimits } from '@sallyport/contract';

/** Milliseconds a clause may take. Below the five seconds most runners give a test, so that our sentence is the one printed. */
export const clauseMs = 4_500;

/** Milliseconds a run may take to settle once it must: after an abort, after a disposal, after its last message. */
export const settleMs = 2_000;

/** Milliseconds the host watches for something that must not come. Longer finds more and costs every run of the kit. */
export const quietMs = 150;

/** Milliseconds an answer is kept back to show that waiting is no fault: longer than any honest stall detector's turn. */
export const longAnswerMs = 1_000;

/** Milliseconds the host's event loop may be late while a hostile run is under way. Generous: it only finds blocking. */
export const hostLagMs = 1_000;

/** Milliseconds a crowd of computing guests may take on a busy machine; the clause's own time still bounds it. */
export const longRunMs = 60_000;

/** Runs started at once where a clause wants some of them queued. More than most pools hold. */
export const crowd = 12;

const mebibyte = 1_048_576;

/** For clauses about something else: room for every honest guest. */
export const ampleLimits: SandboxLimits = { memoryBytes: 128 * mebibyte, cpuMs: 10_000 };

/** For guests that use processor time for ever. */
export const tightCpuMs = 150;

/** For guests that take memory for ever. */
export const tightMemoryBytes: number = 32 * mebibyte;

/** What a guest that takes memory for ever stops at, so that a sandbox without a limit does not take the machine. */
export const bombBytes: number = 24 * tightMemoryBytes;

/** How much the host's own resident memory may grow while a guest takes memory for ever. */
export const hostGrowthBytes: number = 320 * mebibyte;

/** Memory an honest guest holds under {@link ampleLimits}: well within, in heap and buffers. */
export const modestBytes: number = 48 * mebibyte;

/** Milliseconds between two looks of the host at itself. */
export const tickMs = 10;
