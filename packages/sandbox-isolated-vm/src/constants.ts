/**
 * Engine constants: how this backend holds its processes. A run's own limits come with the job.
 */

/** Worlds kept ready in a guest process. Each costs about 1.3 MB; two cover a run that follows at once. */
export const readyWorlds = 2;

/**
 * How long a guest process leaves the processor to the host once it has said how its run ended, before it makes the next
 * world. The host would otherwise often wait for the core that the process goes on working on.
 */
export const yieldMs = 0.5;

/** So long after a run its process may still be making its next world. */
export const tidyMs = 8;

/** How often the watcher looks at memory and processor time while a run is under way. */
export const watchIntervalMs = 8;

/** After this long without a run the watcher sleeps until it is woken. */
export const watchIdleMs = 1_000;

/**
 * Resident memory a run may hold above its own limit before its process is killed: young-generation garbage, text in
 * transit and the engine's own tables.
 */
export const residentSlackBytes: number = 64 * 1024 * 1024;

/** A guest process that grew by this much since it started is replaced after its run. */
export const retireGrowthBytes: number = 96 * 1024 * 1024;

/** A guest process is replaced after this many runs, so that nothing can build up. */
export const retireAfterRuns = 2_000;

/** The smallest heap isolated-vm accepts is 8 MB. */
export const smallestHeapMegabytes = 8;

/** One frame's text may not be longer; a process that claims more is not ours any more. */
export const largestFrameBytes: number = 256 * 1024 * 1024;

/** Answers that are ready together cross together, up to so many units: the longest string there is has 512 Mi of them. */
export const gatheredUnits: number = 4 * 1024 * 1024;

/** How much of a dying engine's last words is kept. */
export const lastWordsBytes: number = 4 * 1024;

/** A process that has not said it is ready by then is given up. */
export const startTimeoutMs = 10_000;

/** Guest processes of one sandbox: how many may run at once unless the caller says otherwise. */
export const defaultMaximumProcesses = 8;

/** A process that has been idle this long, beyond the spare one, is ended. */
export const idleProcessMs = 30_000;

/** How often guests in the host process are looked at for processor time, memory and stalls. */
export const hostWatchIntervalMs = 25;

/** How long an exiting process waits for the addon's threads after it disposed their isolates. */
export const exitPauseMs = 5;

/** Texts up to this are written without a buffer: most programs, and the answers of a hundred calls. */
export const spelledUnits: number = 16 * 1024;

/** Read from a pipe at a time, unless a longer frame is known to come. */
export const readBytes: number = 64 * 1024;

/**
 * A guest in the host process that used no processor time for this long and waits for no answer has stalled. Shorter
 * would mistake one that waits for a thread.
 */
export const hostStallMs = 1_000;
