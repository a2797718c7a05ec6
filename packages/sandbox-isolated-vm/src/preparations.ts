import type { SandboxJob } from '@sallyport/contract';

import type { Preparation } from './guest-process.ts';

/** Numbers the runtimes that jobs bring, so that a process is sent each of them once. */
export function createPreparations(): {
  /** The constant half of a job, or undefined when the job is one text. */
  for(job: SandboxJob): Preparation | undefined;
  /** What the last job needed: the best guess for a process that has nothing to do yet. */
  readonly latest: Preparation | undefined;
} {
  let latest: Preparation | undefined;
  let lastId = 0;
  return {
    for(job) {
      if (!job.parts) return undefined;
      const { runtime, rehearsal = '' } = job.parts;
      const { memoryBytes } = job.limits;
      if (latest?.runtime !== runtime || latest.rehearsal !== rehearsal) {
        latest = { id: ++lastId, runtime, rehearsal, memoryBytes };
      }
      if (latest.memoryBytes !== memoryBytes) latest = { ...latest, memoryBytes };
      return latest;
    },
    get latest() {
      return latest;
    },
  };
}
