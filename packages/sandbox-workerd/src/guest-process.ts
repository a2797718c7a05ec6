import { SandboxError, type SandboxJob } from '@sallyport/contract';

import {
  answerTimeoutMs,
  gatheredUnits,
  heapSlackBytes,
  idleDataBytes,
  keptRuntimes,
  largestFrameUnits,
  mebibyteBytes,
  mostTransitBytes,
  pieceUnits,
  residentSlackBytes,
  retireAfterRuns,
  retireGrowthBytes,
} from './constants.ts';
import { endingSentences, epitaph } from './epitaph.ts';
import { createFrameReader, endings, frameKind, type Frame, type FrameKind, writeFrame } from './frames.ts';
import { createGatherer, type Gatherer } from './gatherer.ts';
import { createShelf, type Preparation } from './preparations.ts';
import { startChild } from './start-child.ts';
import { createInOrder, type Letter, readUrgentLine } from './urgent-lines.ts';
import { openUsageMeter } from './usage.ts';
import { createWatch, type KillReason, type Watch } from './watch.ts';

/** One supervised workerd. It runs one job at a time and holds no secret of the host's. */
export interface GuestProcess {
  readonly pid: number | undefined;
  readonly isAlive: boolean;
  readonly hasStarted: boolean;
  /** True when a job can be given to it; false while it starts, runs, is asked whether its guest is over, or is dead. */
  readonly isIdle: boolean;
  /** True while it runs a job. */
  readonly isBusy: boolean;
  /** The most a job may hold that is given to it. */
  readonly memoryBytes: number;
  /** What it wrote before it was ready, for a start that failed. */
  readonly lastWords: string;
  /** While held, the process keeps this one from ending by itself. It is held while it runs a job. */
  hold(held: boolean): void;
  /**
   * Runs one job. The process is dead before this rejects because of `signal`. Resolves with `undefined` when the
   * process did not answer and is gone: nothing of the job was heard.
   */
  run(job: SandboxJob, preparation: Preparation | undefined, signal: AbortSignal): Promise<string | undefined>;
  /** Kills the process and resolves when it is gone. A run under way rejects with `sandbox_unavailable`. */
  end(): Promise<void>;
}

interface ActiveRun {
  readonly id: number;
  readonly job: SandboxJob;
  readonly answers: Gatherer;
  /** Takes a message, whichever way it came. */
  readonly hear: (letter: Letter) => void;
  hasBegun: boolean;
  /** Messages whose answers are awaited. */
  unanswered: number;
  /** UTF-16 units of text that crossed, both ways. */
  movedUnits: number;
  readonly resolve: (last: string | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Starts a guest process for jobs of up to so many bytes. `onChange` is called whenever it begins or ends a run, becomes
 * idle, or dies.
 */
export function startGuestProcess(binary: string, memoryBytes: number, onChange: () => void): GuestProcess {
  const watchedBytes = memoryBytes + residentSlackBytes + mostTransitBytes;
  const read = createFrameReader(largestFrameUnits);
  let watch: Watch | undefined;
  let isAlive = true;
  let hasStarted = false;
  let isResting = false;
  /** True for a child in which a guest that is over lives on. */
  let isUnfit = false;
  let runs = 0;
  let pings = 0;
  let active: ActiveRun | undefined;
  let reason: KillReason | 'sandbox_unavailable' | undefined;
  let patience: NodeJS.Timeout | undefined;
  const prepared = createShelf<number, true>(keptRuntimes);
  const pongs = new Map<number, () => void>();
  let whenGone: (() => void)[] = [];

  const send = (kind: FrameKind, numbers: readonly number[], texts: readonly string[] = []): void => {
    for (const message of writeFrame(kind, numbers, texts, pieceUnits)) child.send(message);
  };
  const ask = (answered: () => void): void => {
    pongs.set(++pings, answered);
    send(frameKind.ping, [pings]);
  };
  /** What a guest that is over left behind may hold its process for ever. */
  const expectAnswer = (): void => {
    clearTimeout(patience);
    patience = setTimeout(() => child.kill(), answerTimeoutMs);
    patience.unref();
  };
  const finish = (settle: (run: ActiveRun) => void): void => {
    const run = active;
    if (!run) return;
    active = undefined;
    clearTimeout(patience);
    settle(run);
  };
  /** Called in a turn of its own: whoever waited for the run has its answer first. */
  const rest = (): void => {
    watch?.stop();
    if (!isAlive) return;
    isResting = false;
    onChange();
    expectAnswer();
    ask(() => {
      clearTimeout(patience);
      watch?.rest();
      if (runs >= retireAfterRuns || (watch?.growthBytes ?? 0) > retireGrowthBytes) child.kill();
      else {
        isResting = active === undefined;
        onChange();
      }
    });
  };
  const give = ({ id, job }: ActiveRun, preparation: Preparation | undefined): void => {
    if (preparation && !prepared.get(preparation.id)) {
      prepared.set(preparation.id, true);
      send(frameKind.prepare, [preparation.id], [preparation.runtime]);
    }
    const { cpuMs, memoryBytes: mostBytes } = job.limits;
    const text = preparation && job.parts ? job.parts.program : job.source;
    send(frameKind.run, [id, preparation?.id ?? 0, whole(cpuMs), whole(mostBytes)], [text]);
  };
  /** Called with the first sign of a run. True where it has begun; in a child that is not fit, nothing of it counts. */
  const hasBegun = (run: ActiveRun): boolean => {
    if (run.hasBegun || isUnfit) return run.hasBegun;
    if (watch?.isRestless()) {
      isUnfit = true;
      child.kill();
      return false;
    }
    clearTimeout(patience);
    run.hasBegun = true;
    watch?.start(run.job.limits, () => run.movedUnits);
    onChange();
    return true;
  };
  const onFrame = ({ kind, numbers: [id = 0, ...numbers], texts }: Frame): void => {
    if (kind === frameKind.pong) {
      const answered = pongs.get(id);
      pongs.delete(id);
      answered?.();
      return;
    }
    const run = active;
    if (run?.id !== id || !hasBegun(run)) return;
    if (kind === frameKind.messages) {
      texts.forEach((text, index) => run.hear({ id: numbers[index] ?? 0, text }));
    } else if (kind === frameKind.last) {
      finish(({ resolve }) => resolve(texts[0] ?? ''));
      setImmediate(rest);
    } else if (kind === frameKind.ended) {
      const code = endings[numbers[0] ?? 0] ?? 'guest_crashed';
      finish(({ reject }) => reject(new SandboxError(code, endingSentences[code])));
      setImmediate(rest);
    }
  };
  const child = startChild(
    binary,
    {
      heapMegabytes: Math.ceil((watchedBytes + heapSlackBytes) / mebibyteBytes),
      dataBytes: idleDataBytes + 2 * watchedBytes,
    },
    {
      onReady() {
        hasStarted = true;
        watch = createWatch(child.pid === undefined ? undefined : openUsageMeter(child.pid), {
          ask,
          onExceeded: (which) => {
            reason ??= which;
            child.kill();
          },
        });
        rest();
      },
      onMessage(message) {
        try {
          if (active) active.movedUnits += message.length;
          const frame = read(message);
          if (frame) onFrame(frame);
        } catch {
          child.kill();
        }
      },
      onLine(line) {
        const run = active;
        if (!run) return;
        const letters = readUrgentLine(line, run.id);
        if (letters.length > 0 && hasBegun(run)) for (const letter of letters) run.hear(letter);
      },
      onGone(exit) {
        isAlive = false;
        isResting = false;
        clearTimeout(patience);
        watch?.close();
        finish((run) => {
          if (reason === undefined && !run.hasBegun) run.resolve(undefined);
          else run.reject(epitaph(reason, exit));
        });
        for (const resolve of whenGone) resolve();
        whenGone = [];
        onChange();
      },
    },
  );
  const end = (): Promise<void> => {
    if (!isAlive) return Promise.resolve();
    reason ??= 'sandbox_unavailable';
    isResting = false;
    child.hold(true);
    child.kill();
    return new Promise((resolve) => whenGone.push(resolve));
  };
  return {
    pid: child.pid,
    memoryBytes,
    get isAlive() {
      return isAlive;
    },
    get hasStarted() {
      return hasStarted;
    },
    get isIdle() {
      return isAlive && isResting && !active;
    },
    get isBusy() {
      return active !== undefined;
    },
    get lastWords() {
      return child.lastWords;
    },
    hold: child.hold,
    run(job, preparation, signal) {
      return new Promise((resolve, reject) => {
        const id = ++runs;
        const onAbort = (): void => {
          // The run is over for the guest now; for the caller when the process is gone.
          finish(() => {});
          void end().then(() => reject(signal.reason as Error));
        };
        const settled = (): void => signal.removeEventListener('abort', onAbort);
        signal.addEventListener('abort', onAbort, { once: true });
        isResting = false;
        active = {
          id,
          job,
          // Tools that wait end one after another in one turn of the event loop, each in a microtask turn of its own.
          answers: createGatherer(gatheredUnits, setImmediate, (ids, texts) => {
            if (active?.id !== id) return;
            active.movedUnits += sumOfLengths(texts);
            send(frameKind.answers, [id, ...ids], texts);
          }),
          hear: createInOrder(({ id: messageId, text }) => {
            const run = active;
            if (run?.id !== id) return;
            run.unanswered++;
            void job.receive(text).then((answer) => {
              run.unanswered--;
              if (active === run) run.answers.add(messageId, answer, run.unanswered === 0);
            });
          }),
          hasBegun: false,
          unanswered: 0,
          movedUnits: 0,
          resolve: (last) => (settled(), resolve(last)),
          reject: (error) => (settled(), reject(error)),
        };
        child.hold(true);
        expectAnswer();
        // Nothing after it in this turn: a child that was woken on this processor waits until it is free.
        give(active, preparation);
      });
    },
    end,
  };
}

/** Frames carry whole numbers. */
function whole(number: number): number {
  return Math.min(Math.ceil(number), Number.MAX_SAFE_INTEGER);
}

function sumOfLengths(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
