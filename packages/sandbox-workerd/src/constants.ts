/**
 * Engine constants: how this backend holds its processes. A run's own limits come with the job.
 */

/** The compatibility date of our own Worker in the child. The guest's own is the Worker Loader backend's affair. */
export const hostCompatibilityDate = '2026-10-01';

/** UTF-16 units of one WebSocket message. workerd takes 32 MiB, and a unit may need six bytes when it is escaped. */
export const pieceUnits: number = 4 * 1024 * 1024;

/** Pieces of one frame together. A child that sends more is not ours any more. */
export const largestFrameUnits: number = 256 * 1024 * 1024;

/** The most bytes of one WebSocket message that are taken from a child: what workerd itself would take. */
export const largestMessageBytes: number = 32 * 1024 * 1024;

/** Answers that are ready together cross together, up to so many units. */
export const gatheredUnits: number = 4 * 1024 * 1024;

/** Runtimes that a child keeps, for tools and programs of different kinds. The oldest is sent again when it is needed. */
export const keptRuntimes = 32;

/** The longest line that is taken from a child's output; our own are shorter. */
export const longestLineUnits: number = 16 * 1024 * 1024;

/** How often memory and processor time of a child are looked at while a run is under way. */
export const watchIntervalMs = 10;

/** The same where the system has to be asked through another program. */
export const slowWatchIntervalMs = 100;

/**
 * Resident memory a run may hold above its own limit before its process is killed: young-generation garbage, text in
 * transit, and the engine's own tables.
 */
export const residentSlackBytes: number = 64 * 1024 * 1024;

/**
 * Text that crosses lies in the child up to a dozen times before the engine tidies up: in the guest, in our Worker, on
 * the wire, two bytes a unit. A run may hold this much more for each unit it moved, up to the number below.
 */
export const transitBytesPerUnit = 24;

/** The most that is granted for text in transit. */
export const mostTransitBytes: number = 192 * 1024 * 1024;

/**
 * How far the engine's own heap limit lies above the point where the watch kills: it only ends a guest that the watch
 * did not see in time, and then nobody can tell why the process died.
 */
export const heapSlackBytes: number = 64 * 1024 * 1024;

/**
 * Data segments of an idle workerd, by the kernel's count: about 550 MB of them mostly untouched, more on machines with
 * many processors. Linux refuses memory beyond this and what a run may hold, also while the host is too busy to look.
 */
export const idleDataBytes: number = 1536 * 1024 * 1024;

/** A child that grew by this much since it started is replaced after its run. */
export const retireGrowthBytes: number = 128 * 1024 * 1024;

/** A child is replaced after this many runs, so that nothing can build up. */
export const retireAfterRuns = 2_000;

/** A child that has not said it is ready by then is given up. */
export const startTimeoutMs = 10_000;

/**
 * A child answers at once unless a guest that is over still holds it: then it is killed. The job it was given has not
 * begun, and goes to another.
 */
export const answerTimeoutMs = 400;

/** Processor time an idle child may use before its next run: it tidies up. More is a guest that did not end. */
export const restlessCpuMs = 150;

/** How much of what a child writes before it is ready is kept, to say why it did not start. */
export const lastWordsBytes: number = 4 * 1024;

/** Children of one sandbox: how many programs may run at once unless the caller says otherwise. */
export const defaultMaximumProcesses = 8;

/** A child that has been idle this long, beyond the spare one, is ended. */
export const idleProcessMs = 30_000;

/** After this many starts in a row that failed, waiting jobs are told instead of trying for ever. */
export const hopelessStarts = 3;

/** How often a job may be handed on from a child that did not answer to another. */
export const mostHandovers = 2;

/** Bytes of the secret a connection must show. */
export const secretBytes = 24;

/** The line of numbers that Linux keeps about a process is never longer. */
export const statBytes = 2048;

/** Megabytes of young objects before the first collection. A megabyte of JSON makes several; collecting them was a tenth of its run. */
export const youngMegabytes = 4;

/** V8 takes its heap limit in these. */
export const mebibyteBytes: number = 1024 * 1024;
