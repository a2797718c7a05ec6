import { SandboxError } from '@sallyport/contract';
import type { SandboxErrorCode, SandboxJob } from '@sallyport/contract';
import type { ReferenceFaults } from './reference-faults.ts';
import type { World, WorldItem, WorldSays } from './world.ts';

const watchMs = 10;
const slackBytes = 33_554_432;
const stallLookMs = 30;

/** One run of the reference sandbox: queued, then in a world, then settled. */
export interface ReferenceRun {
  readonly outcome: Promise<string>;
  readonly settled: boolean;
  /** Resolves when its place is free again. */
  start(): Promise<void>;
  /** Ends it for a reason of the host's. Resolves once the guest is dead. */
  stop(reason: unknown): Promise<void>;
}

export interface ReferenceRunHost {
  takeWorld(job: SandboxJob): World;
  keepWorld(world: World): void;
  others(): readonly ReferenceRun[];
}

export function openReferenceRun(
  job: SandboxJob,
  signal: AbortSignal,
  faults: ReferenceFaults,
  host: ReferenceRunHost,
): ReferenceRun {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<string>();
  const left = Promise.withResolvers<void>();
  let world: World | undefined;
  let watch: ReturnType<typeof setInterval> | undefined;
  let settled = false;
  let deaf = false;
  let unanswered = 0;
  const openedAt = performance.now();

  const settle = (act: () => void): void => {
    if (settled) return;
    settled = true;
    signal.removeEventListener('abort', onAbort);
    clearInterval(watch);
    act();
  };
  const kill = async (): Promise<void> => {
    deaf = true;
    await world?.kill();
  };
  const stop = async (reason: unknown): Promise<void> => {
    if (faults.killDelayMs === undefined || world === undefined) {
      await kill();
      settle(() => reject(reason));
    } else {
      settle(() => reject(reason));
      setTimeout(() => void kill(), faults.killDelayMs);
    }
  };
  const onAbort = (): void => {
    if (faults.unstoppable?.test(job.source) === true) return;
    if (faults.queueIgnoresAbort === true && world === undefined) return;
    const wrap = faults.wrapReason === true && !(signal.reason instanceof Error);
    void stop(wrap ? new Error(String(signal.reason)) : signal.reason);
  };
  const died = (code: SandboxErrorCode): SandboxError => {
    const { recode } = faults;
    return new SandboxError(recode?.source.test(job.source) === true ? recode.code : code, `the guest died: ${code}`);
  };

  const deliver = ([id, message]: WorldItem): void => {
    const { stallAfterMs } = faults;
    const timer =
      stallAfterMs === undefined ? undefined : setTimeout(() => void stop(died('guest_stalled')), stallAfterMs);
    unanswered += 1;
    void job.receive(message).then((text) => {
      clearTimeout(timer);
      unanswered -= 1;
      if (!settled || faults.killDelayMs !== undefined) world?.answer(id, text);
      if (faults.stallIsEnd === true) setTimeout(lookForStall, stallLookMs);
    });
  };
  const lookForStall = (): void => {
    if (unanswered === 0) finish(() => resolve(''));
  };
  const finish = (act: () => void): void => {
    if (faults.reuseWorlds === true && world !== undefined && !deaf) {
      deaf = true;
      host.keepWorld(world);
      left.resolve();
    } else {
      void kill();
    }
    settle(act);
  };
  const hear = (says: WorldSays): void => {
    if (deaf) return;
    if (faults.misjudged?.test(job.source) === true) void stop(died('memory_exceeded'));
    for (const item of says.items) deliver(item);
    if (says.type === 'end') finish(() => resolve(says.text));
    if (says.type === 'crash') {
      const guessed = faults.codeFromText === true && /heap|memory|disposed/i.test(says.said);
      finish(() => reject(died(guessed ? 'memory_exceeded' : 'guest_crashed')));
    }
  };

  const overCpu = async (): Promise<void> => {
    if (faults.killNeighbours === true) for (const other of host.others()) void other.stop(died('guest_crashed'));
    await stop(died('cpu_exceeded'));
  };
  const roomBytes = job.limits.memoryBytes + slackBytes;
  const startWatch = (watched: World): void => {
    const startedAt = performance.now();
    let base: ReturnType<World['usage']>;
    watch = setInterval(() => {
      const usage = watched.usage();
      const wallMs = performance.now() - startedAt;
      base ??= usage;
      const cpuMs = faults.cpuByWallClock === true ? wallMs : (usage?.cpuMs ?? 0) - (base?.cpuMs ?? 0);
      if (deaf) return;
      if (cpuMs > job.limits.cpuMs) void overCpu();
      else if (usage !== undefined && usage.bytes > (base?.bytes ?? 0) + roomBytes) {
        void stop(died('memory_exceeded'));
      }
    }, watchMs);
  };

  signal.addEventListener('abort', onAbort);
  return {
    outcome,
    get settled() {
      return settled;
    },
    stop,
    start: async () => {
      if (signal.aborted) {
        settle(() => reject(signal.reason));
        return;
      }
      if (performance.now() - openedAt > (faults.queueStallMs ?? Infinity)) {
        settle(() => reject(died('guest_stalled')));
        return;
      }
      world = host.takeWorld(job);
      startWatch(world);
      world.begin({ source: job.source, parts: job.parts }, hear);
      await Promise.race([world.died, left.promise]);
      if (!deaf) settle(() => reject(died('guest_crashed')));
    },
  };
}
