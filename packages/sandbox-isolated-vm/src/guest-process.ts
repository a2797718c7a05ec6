import { spawn, type ChildProcess } from 'node:child_process';
import type { Buffer } from 'node:buffer';
import { dirname } from 'node:path';
import { env, execPath, platform } from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { SandboxError, type SandboxJob } from '@sallyport/contract';

import { lastWordsBytes, retireAfterRuns, startTimeoutMs } from './constants.ts';
import { createAnswerGatherer, type Crossing, readCrossing } from './crossing.ts';
import { epitaph } from './epitaph.ts';
import { createFrameReader, encodeFrame, endings, frameKind, type Ending, type Frame } from './frames.ts';
import { pipes } from './engine/pipes.ts';
import { openReports, openRequests } from './host-wire.ts';
import type { Addon } from './requirements.ts';
import { watchedProcesses } from './watched-processes.ts';

/** What every world of a process is prepared with: the constant half of a job. */
export interface Preparation {
  readonly id: number;
  readonly runtime: string;
  readonly rehearsal: string;
  readonly memoryBytes: number;
}

/** One supervised child. It runs one job at a time and holds no secret. */
export interface GuestProcess {
  readonly pid: number | undefined;
  /** True when a job can be given to it; false while it starts, runs or is dead. */
  readonly isIdle: boolean;
  readonly isAlive: boolean;
  /** True while it runs a job. */
  readonly isBusy: boolean;
  /** When its last run ended, on the clock of `performance.now`. */
  readonly restingSinceMs: number;
  /** What the process wrote on its way out, for a start that failed. */
  readonly lastWords: string;
  readonly hasStarted: boolean;
  /** The preparation its ready worlds are for. */
  readonly preparedId: number;
  /** While held, the process keeps this one from ending by itself. It is held while it runs a job. */
  hold(held: boolean): void;
  /** Makes worlds ready for a runtime before a job asks for them. */
  prepare(preparation: Preparation): void;
  /** Runs one job. The process is dead before this rejects because of `signal`. */
  run(job: SandboxJob, preparation: Preparation | undefined, signal: AbortSignal): Promise<string>;
  /** Kills the process and resolves when it is gone. A run under way rejects with `sandbox_unavailable`. */
  end(): Promise<void>;
}

interface ActiveRun {
  readonly job: SandboxJob;
  readonly signal: AbortSignal;
  readonly onAbort: () => void;
  readonly answers: ReturnType<typeof createAnswerGatherer>;
  readonly resolve: (last: string) => void;
  readonly reject: (error: unknown) => void;
}

const isSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(isSource ? './engine/child.ts' : './engine/child.js', import.meta.url));

/** The child's flags: no warnings of its own, no start-up snapshot (isolated-vm asks for it), and Node's permission model as one more layer. */
function childArguments(addon: Addon): string[] {
  const readable = [dirname(dirname(entry)), addon.folder];
  return [
    '--no-node-snapshot',
    '--no-warnings',
    '--permission',
    '--allow-addons',
    '--allow-worker',
    ...readable.map((folder) => `--allow-fs-read=${folder}/*`),
    entry,
    addon.binary,
  ];
}

/** Nothing of the host's environment but what Windows needs to start a process at all. */
function emptyEnvironment(): Record<string, string> {
  const root = platform === 'win32' ? env['SystemRoot'] : undefined;
  return root === undefined ? {} : { SystemRoot: root };
}

/** Starts a guest process. `onChange` is called whenever it becomes idle or dies. */
export function startGuestProcess(addon: Addon, onChange: () => void): GuestProcess {
  const child: ChildProcess = spawn(execPath, childArguments(addon), {
    env: emptyEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const streams: readonly unknown[] = child.stdio;
  const input = streams[pipes.requests] as Writable;
  const output = streams[pipes.reports] as Readable;
  const requests = openRequests(input);
  const reasons = streams[pipes.reasons] as Readable;
  const reader = createFrameReader();
  let isReady = false;
  let isAlive = true;
  let hasStarted = false;
  let isEnding = false;
  let isRetiring = false;
  let runs = 0;
  let restingSinceMs = 0;
  let preparedId = 0;
  let active: ActiveRun | undefined;
  let reason: Ending | undefined;
  let lastWords = '';
  let whenGone: (() => void)[] = [];

  watchedProcesses.add(child);
  const startTimer = setTimeout(() => {
    if (!hasStarted) child.kill('SIGKILL');
  }, startTimeoutMs);
  startTimer.unref();

  const finish = (settle: (run: ActiveRun) => void): void => {
    const run = active;
    if (!run) return;
    active = undefined;
    restingSinceMs = performance.now();
    settle(run);
    // The caller has its answer first.
    setImmediate(afterRun, run);
  };
  const afterRun = (run: ActiveRun): void => {
    run.signal.removeEventListener('abort', run.onAbort);
    if (active) return;
    hold(isEnding);
    if (isWornOut()) void end();
    else if (isReady) onChange();
  };
  /** It takes no more runs. */
  const isWornOut = (): boolean => isRetiring || runs >= retireAfterRuns;
  const answerTo = (run: ActiveRun, id: number, answer: string): void => {
    const waiting = run.answers.add(id, answer) + requests.queuedBytes;
    if (waiting <= run.job.limits.memoryBytes) return;
    // A guest that takes no answers could not hold these either, and the host need not hold them for it.
    reason ??= 'memory_exceeded';
    child.kill('SIGKILL');
  };
  const onPost = (run: ActiveRun, crossing: Crossing): void => {
    readCrossing(crossing, (id, text) => {
      if (active !== run) return;
      if (id > 0) void run.job.receive(text).then((answer) => active === run && answerTo(run, id, answer));
      else if (id === 0) finish(() => run.resolve(text));
    });
  };
  const onFrame = (frame: Frame): void => {
    if (frame.kind === frameKind.post && active) {
      const [lengths = '[]', texts = ''] = frame.texts;
      onPost(active, { lengths, texts });
    } else if (frame.kind === frameKind.ended) {
      const code = endings[frame.numbers[0] ?? 1] ?? 'guest_crashed';
      finish((run) => run.reject(new SandboxError(code, frame.texts[0] ?? '')));
    } else if (frame.kind === frameKind.ready) {
      isReady = true;
      hasStarted = true;
      if (!active) onChange();
    } else if (frame.kind === frameKind.retire) {
      isRetiring = true;
      if (!active) void end();
    }
  };
  const reports = openReports(output, (bytes) => {
    try {
      for (const frame of reader.push(bytes)) onFrame(frame);
    } catch {
      child.kill('SIGKILL');
    }
  });
  const hold = (held: boolean): void => {
    // Either would do while the process lives; its end is told by both.
    if (held) {
      child.ref();
      reports.ref?.();
    } else {
      child.unref();
      reports.unref?.();
    }
  };
  hold(false);
  for (const stream of [input, child.stderr, reasons] as { unref?(): void }[]) stream.unref?.();
  child.stderr?.on('data', (bytes: Buffer) => {
    if (lastWords.length < lastWordsBytes) lastWords += bytes.toString('latin1', 0, lastWordsBytes);
  });
  reasons.on('data', (bytes: Buffer) => {
    reason ??= endings[bytes[0] ?? -1];
  });
  child.on('error', (error) => {
    lastWords ||= error.message;
    if (child.pid === undefined) onGone(null, null);
  });
  function onGone(exitCode: number | null, signalName: NodeJS.Signals | null): void {
    if (!isAlive) return;
    isAlive = false;
    isReady = false;
    clearTimeout(startTimer);
    watchedProcesses.delete(child);
    finish((run) => run.reject(epitaph(reason, exitCode, signalName, lastWords)));
    for (const resolve of whenGone) resolve();
    whenGone = [];
    onChange();
  }
  child.on('close', onGone);

  const end = (): Promise<void> => {
    if (!isAlive) return Promise.resolve();
    reason ??= 'sandbox_unavailable';
    isEnding = true;
    hold(true);
    child.kill('SIGKILL');
    return new Promise((resolve) => whenGone.push(resolve));
  };
  const sendPreparation = ({ id, runtime, rehearsal }: Preparation, memoryKibibytes: number): void => {
    preparedId = id;
    requests.write(encodeFrame(frameKind.prepare, [id, memoryKibibytes], [runtime, rehearsal]));
  };

  return {
    get pid() {
      return child.pid;
    },
    get isIdle() {
      return isAlive && isReady && !active && !isEnding && !isWornOut();
    },
    get isAlive() {
      return isAlive;
    },
    get isBusy() {
      return active !== undefined;
    },
    get restingSinceMs() {
      return restingSinceMs;
    },
    get lastWords() {
      return lastWords;
    },
    get hasStarted() {
      return hasStarted;
    },
    get preparedId() {
      return preparedId;
    },
    hold,
    prepare(preparation) {
      isReady = false;
      sendPreparation(preparation, kibibytes(preparation.memoryBytes));
    },
    run(job, preparation, signal) {
      return new Promise((resolve, reject) => {
        const onAbort = (): void => {
          if (active !== run) return;
          // The run is over for the guest now; for the caller when the process is gone.
          const gone = end();
          finish(() => {});
          void gone.then(() => reject(signal.reason as Error));
        };
        if (preparation && preparation.id !== preparedId) sendPreparation(preparation, 0);
        const text = preparation && job.parts ? job.parts.program : job.source;
        const { memoryBytes, cpuMs } = job.limits;
        requests.write(
          encodeFrame(frameKind.run, [preparation?.id ?? 0, kibibytes(memoryBytes), Math.ceil(cpuMs)], [text]),
        );
        // The guest is at work from here on.
        runs++;
        const run: ActiveRun = {
          job,
          signal,
          onAbort,
          answers: createAnswerGatherer(({ lengths, texts }, count) => {
            if (active === run) requests.write(encodeFrame(frameKind.settle, [count], [lengths, texts]));
          }),
          resolve,
          reject,
        };
        active = run;
        hold(true);
        // Without `once`, which takes longer than all of the rest: it is taken away after the run.
        signal.addEventListener('abort', onAbort);
      });
    },
    end,
  };
}

function kibibytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
