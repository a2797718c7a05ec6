import { SandboxError } from '@sallyport/contract';
import type { Sandbox, SandboxCapabilities, SandboxJob } from '@sallyport/contract';
import { openContextWorld } from './open-context-world.ts';
import { openProcessWorld } from './open-process-world.ts';
import { openReferenceRun } from './open-reference-run.ts';
import type { ReferenceRun } from './open-reference-run.ts';
import type { ReferenceFaults } from './reference-faults.ts';
import type { World } from './world.ts';

/** Runs at once; the others wait in a queue. */
const places = 4;

/** `process` keeps every promise of the port. `context` is quick, and promises nothing about availability. */
export type ReferenceKind = 'process' | 'context';

/** The sandbox the kit is tested with. Its `faults` make it a mutant. */
export function createReferenceSandbox(kind: ReferenceKind, faults: ReferenceFaults = {}): Sandbox {
  const openWorld = kind === 'process' ? openProcessWorld : openContextWorld;
  const worlds = new Map<string, World>();
  const runtimes = new Map<number, string>();
  const waiting: ReferenceRun[] = [];
  const active = new Set<ReferenceRun>();
  let disposed = false;
  if (faults.leaks === true) setInterval(() => {}, 1_000_000);

  const startNext = (): void => {
    while (active.size < places) {
      const run = waiting.shift();
      if (run === undefined) return;
      if (run.settled) continue;
      active.add(run);
      void run.start().then(() => {
        active.delete(run);
        startNext();
      });
    }
  };
  const takeWorld = (job: SandboxJob): World => {
    const kept = worlds.get(job.source);
    worlds.delete(job.source);
    return kept ?? openWorld(faults.world ?? []);
  };
  const unavailable = (when: 'under-way' | 'later'): Error =>
    faults.plainErrorOnDispose === when
      ? new Error('disposed')
      : new SandboxError('sandbox_unavailable', 'the sandbox was disposed');

  return {
    contractVersion: 1,
    name: `reference-${kind}`,
    capabilities: capabilitiesOf(kind),
    run: async (job, { signal }) => {
      if (signal.aborted) throw faults.replaceReasonBefore === true ? new Error('aborted') : signal.reason;
      if (disposed) throw unavailable('later');
      const run = openReferenceRun(withRuntimeByLength(job, runtimes, faults), signal, faults, {
        takeWorld,
        keepWorld: (world) => void worlds.set(job.source, world),
        others: () => [...active].filter((other) => other !== run),
      });
      waiting.push(run);
      startNext();
      return run.outcome;
    },
    [Symbol.asyncDispose]: async () => {
      if (disposed && faults.disposeOnce === true) throw new Error('disposed already');
      disposed = true;
      const ends = [...waiting.splice(0), ...active].map(async (run) => run.stop(unavailable('under-way')));
      await Promise.all([...ends, ...[...worlds.values()].map(async (world) => world.kill())]);
    },
  };
}

function capabilitiesOf(kind: ReferenceKind): SandboxCapabilities {
  const all = kind === 'process';
  return { interruptsLoops: all, limitsMemory: all, survivesCrash: all };
}

/** The job as a mutant sees it that takes runtimes of one length for one another. */
function withRuntimeByLength(job: SandboxJob, runtimes: Map<number, string>, faults: ReferenceFaults): SandboxJob {
  if (faults.runtimeByLength !== true || job.parts === undefined) return job;
  const { runtime, program } = job.parts;
  const kept = runtimes.get(runtime.length) ?? runtime;
  runtimes.set(runtime.length, kept);
  return { ...job, parts: { runtime: kept, program } };
}
