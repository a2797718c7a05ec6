import { argv, cpuUsage, exit, memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

import { readyWorlds, residentSlackBytes, retireGrowthBytes, startTimeoutMs, yieldMs } from '../constants.ts';
import { type Crossing, idsOf, readCrossing } from '../crossing.ts';
import { endings, frameKind, type Ending, type Frame } from '../frames.ts';
import { loadAddon } from './load-addon.ts';
import { rehearse } from './rehearse.ts';
import { shared, sharedWords } from './shared-state.ts';
import { createWire } from './wire.ts';
import { createWorld, enter, startScript, type World } from './world.ts';

/** The guest process: one run at a time, each in a fresh world, worlds made ready between runs. */

/** A world whose callback can be pointed at the run that took it. */
interface ChildWorld extends World {
  onOut: (crossing: Crossing) => void;
}

interface Prepared {
  readonly id: number;
  readonly runtime: string;
  readonly rehearsal: string;
}

type RunEnd = { readonly ending: Ending; readonly sentence: string } | 'last message sent';

const ivm = loadAddon(argv[2] ?? '');
const wire = createWire();
const state = new Int32Array(new SharedArrayBuffer(sharedWords * Int32Array.BYTES_PER_ELEMENT));
const ready: ChildWorld[] = [];
const disposals: ChildWorld[] = [];
let prepared: Prepared | undefined;
let readyFor = { runtime: 0, memoryBytes: 0 };
let runNumber = 0;
/** What the process used before a run. Taken while it is idle: asking takes longer than starting a run. */
let idle = measure();
const residentAtStart = idle.residentBytes;

const watcher = new URL(import.meta.url.endsWith('.ts') ? './watcher.ts' : './watcher.js', import.meta.url);
new Worker(watcher, { workerData: state.buffer, env: {} }).unref();
// No guest runs unwatched, and a thread starts sooner while functions are read when they are called.
Atomics.wait(state, shared.watching, 0, startTimeoutMs);

// What a guest runs it runs once, so reading a function when it is first called is reading it twice. And what the engine
// keeps of the runtime is then all of it.
setFlagsFromString('--no-lazy');
// A guest lives for milliseconds: code compiled in batches, or on a thread that waits for a core, comes too late for it.
setFlagsFromString('--no-baseline-batch-compilation');
setFlagsFromString('--no-concurrent-sparkplug');

function measure(): { readonly residentBytes: number; readonly cpuMs: number } {
  const { user, system } = cpuUsage();
  return { residentBytes: memoryUsage.rss(), cpuMs: (user + system) / 1000 };
}

function makeWorld(runtime: number, memoryBytes: number): ChildWorld {
  const known = prepared && prepared.id === runtime ? prepared : undefined;
  const crossings: Crossing[] = [];
  const world: ChildWorld = {
    ...createWorld(ivm, {
      memoryBytes,
      runtime: known?.runtime,
      out: (lengths, texts) => world.onOut({ lengths, texts }),
      outOptions: { sync: true },
    }),
    onOut: (crossing) => crossings.push(crossing),
  };
  if (known && known.rehearsal !== '') rehearse(world, known.rehearsal, () => crossings.shift());
  world.onOut = () => {};
  world.arm();
  return world;
}

function takeWorld(runtime: number, memoryBytes: number): ChildWorld {
  if (readyFor.runtime === runtime && readyFor.memoryBytes === memoryBytes) {
    return ready.pop() ?? makeWorld(runtime, memoryBytes);
  }
  disposals.push(...ready.splice(0));
  readyFor = { runtime, memoryBytes };
  return makeWorld(runtime, memoryBytes);
}

function makeReady(): void {
  if (readyFor.memoryBytes > 0) ready.push(makeWorld(readyFor.runtime, readyFor.memoryBytes));
}

function startWatch(memoryBytes: number, cpuMs: number): void {
  const most = 0x7fffffff;
  const resident = (idle.residentBytes + memoryBytes + residentSlackBytes) / 1024;
  Atomics.store(state, shared.residentKibibytes, Math.min(resident, most));
  Atomics.store(state, shared.cpuLimitMs, Math.min(idle.cpuMs + cpuMs, most));
  Atomics.store(state, shared.run, ++runNumber);
  if (Atomics.load(state, shared.asleep) === 1) Atomics.notify(state, shared.run);
}

/** Runs one job to its end. */
function runJob(frame: Frame): RunEnd {
  const [runtime = 0, memoryKibibytes = 0, cpuMs = 0] = frame.numbers;
  const memoryBytes = memoryKibibytes * 1024;
  const world = takeWorld(runtime, memoryBytes);
  let unanswered = 0;
  let end: RunEnd | undefined;
  world.onOut = (crossing) => {
    if (end) return;
    const ids = idsOf(crossing);
    const last = ids.at(-1) ?? 0;
    unanswered += ids.length;
    if (last === 0) end = 'last message sent';
    else if (last < 0) readCrossing(crossing, (_, sentence) => (end = { ending: 'guest_crashed', sentence }));
    wire.send(frameKind.post, [], [crossing.lengths, crossing.texts]);
  };
  startWatch(memoryBytes, cpuMs);
  try {
    const isSound = enter(world, () => void world.context.evalSync(startScript(frame.texts[0] ?? '')));
    if (!isSound && world.exits.getSync('hasStarted') !== true) {
      return { ending: 'guest_crashed', sentence: unevaluated };
    }
    while (!end) {
      if (unanswered === 0) return stalled;
      const answer = nextAnswers();
      const [lengths = '[]', texts = ''] = answer.texts;
      unanswered -= answer.numbers[0] ?? 0;
      enter(world, () => world.settle.applySync(undefined, [lengths, texts]));
    }
    return end;
  } catch {
    if (end) return end;
    if (world.isolate.isDisposed) {
      return { ending: 'memory_exceeded', sentence: 'The guest went over its memory limit.' };
    }
    return { ending: 'guest_crashed', sentence: unevaluated };
  } finally {
    Atomics.store(state, shared.run, 0);
    world.onOut = () => {};
    disposals.push(world);
  }
}

/** The next answers of this run. */
function nextAnswers(): Frame {
  const frame = wire.next();
  return frame ?? exit(0);
}

const unevaluated = 'The engine could not evaluate the source.';

const stalled: RunEnd = {
  ending: 'guest_stalled',
  sentence: 'The program waits for something that nothing can bring any more.',
};

/** Makes what the next run needs. Nobody is told: a run that comes meanwhile waits in the pipe. */
function tidyUp(): void {
  for (const world of disposals.splice(0)) if (!world.isolate.isDisposed) world.isolate.dispose();
  if (ready.length < readyWorlds) makeReady();
  idle = measure();
  if (idle.residentBytes > residentAtStart + retireGrowthBytes) wire.send(frameKind.retire, [], []);
}

function prepare({ numbers, texts }: Frame): void {
  const [id = 0, memoryKibibytes = 0] = numbers;
  const [runtime = '', rehearsal = ''] = texts;
  prepared = { id, runtime, rehearsal };
  if (memoryKibibytes === 0) return;
  disposals.push(...ready.splice(0));
  readyFor = { runtime: id, memoryBytes: memoryKibibytes * 1024 };
  tidyUp();
  wire.send(frameKind.ready, [], []);
  // One more while nothing waits.
  tidyUp();
}

wire.send(frameKind.ready, [], []);
for (;;) {
  const frame = wire.next();
  if (!frame) exit(0);
  if (frame.kind === frameKind.prepare) prepare(frame);
  else if (frame.kind === frameKind.run) {
    const end = runJob(frame);
    if (end !== 'last message sent') wire.send(frameKind.ended, [endings.indexOf(end.ending)], [end.sentence]);
    Atomics.wait(state, shared.run, 0, yieldMs);
    tidyUp();
  }
}
