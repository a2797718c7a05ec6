import type { SandboxJob } from '@sallyport/contract';

/** The half of a job that stays the same from run to run. */
export interface Preparation {
  readonly id: number;
  readonly runtime: string;
}

/** Numbers the runtimes that jobs bring, so that a child is sent each of them once. */
export function createPreparations(): { for(job: SandboxJob): Preparation | undefined } {
  let latest: Preparation | undefined;
  let lastId = 0;
  return {
    for({ parts }) {
      if (!parts) return undefined;
      if (latest?.runtime !== parts.runtime) latest = { id: ++lastId, runtime: parts.runtime };
      return latest;
    },
  };
}
