import type { SandboxJob } from '@sallyport/contract';

import { readyWorlds } from './constants.ts';
import { type Crossing, idsOf } from './crossing.ts';
import { createWorld, startScript, type IsolatedVm, type World } from './engine/world.ts';

/** A world of the host process. What comes out of it goes to whoever holds it. */
export interface HostWorld extends World {
  onOut: (crossing: Crossing) => void;
}

/** What a world is made for. */
interface Purpose {
  readonly runtime: string | undefined;
  readonly rehearsal: string | undefined;
  readonly memoryBytes: number;
}

/** Worlds made ready while nothing runs, for jobs like the last one. */
export function createHostWorlds(
  ivm: IsolatedVm,
  isBusy: () => boolean,
): {
  /** A world for this job, ready or made now. */
  take(job: SandboxJob): HostWorld;
  /** Makes worlds one at a time, with a turn of the event loop between them. */
  refillSoon(): void;
  dispose(): void;
} {
  const ready: HostWorld[] = [];
  let purpose: Purpose | undefined;
  let isDisposed = false;
  const make = ({ runtime, memoryBytes }: Purpose): HostWorld => {
    const world: HostWorld = {
      ...createWorld(ivm, {
        memoryBytes,
        runtime,
        out: (lengths, texts) => world.onOut({ lengths, texts }),
        outOptions: { ignored: true },
      }),
      onOut: () => {},
    };
    return world;
  };
  const refill = (): void => {
    if (isDisposed || isBusy() || !purpose || ready.length >= readyWorlds) return;
    const current = purpose;
    const world = make(current);
    const keep = (): void => {
      if (isDisposed || purpose !== current) {
        world.isolate.dispose();
        return;
      }
      world.arm();
      ready.push(world);
      refillSoon();
    };
    if (current.rehearsal === undefined) keep();
    else rehearseApart(world, current.rehearsal).then(keep, () => world.isolate.dispose());
  };
  const refillSoon = (): void => {
    setImmediate(refill).unref();
  };
  const empty = (): void => {
    for (const world of ready.splice(0)) world.isolate.dispose();
  };
  return {
    take(job) {
      const { memoryBytes } = job.limits;
      const runtime = job.parts?.runtime;
      const rehearsal = job.parts?.rehearsal;
      if (purpose?.runtime !== runtime || purpose?.memoryBytes !== memoryBytes || purpose.rehearsal !== rehearsal) {
        empty();
        purpose = { runtime, rehearsal, memoryBytes };
      }
      const world = ready.pop();
      if (world) return world;
      const made = make(purpose);
      made.arm();
      return made;
    },
    refillSoon,
    dispose() {
      isDisposed = true;
      empty();
    },
  };
}

/** Runs a rehearsal on the addon's threads, answering every message with `-`. */
function rehearseApart(world: HostWorld, rehearsal: string): Promise<void> {
  return new Promise((resolve, reject) => {
    world.onOut = (crossing) => {
      const ids = idsOf(crossing);
      if (ids.some((id) => id <= 0)) resolve();
      else world.settle.applyIgnored(undefined, [JSON.stringify(ids.flatMap((id) => [id, 1])), '-'.repeat(ids.length)]);
    };
    world.arm();
    world.context.eval(startScript(rehearsal)).catch(reject);
  });
}
