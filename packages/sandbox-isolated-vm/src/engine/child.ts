import { cpuUsage, exit, argv, memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';

import { readyWorlds, residentSlackBytes, retireAfterRuns, retireGrowthBytes } from '../constants.ts';
import { endings, frameKind, type Ending, type Frame } from '../frames.ts';
import { directBootstrapText } from './bootstrap.ts';
import { loadAddon } from './load-addon.ts';
import { shared, sharedWords } from './shared-state.ts';
import { createWire } from './wire.ts';
import { createWorld, startScript, type World } from './world.ts';

/** The guest process: one run at a time, each in a fresh world, worlds made ready between runs. */
/** A world whose callback can be pointed at the run that took it. */
interface ChildWorld extends World {
  onPost: (id: number, text: string, urgent: boolean) => void;
}

const ivm = loadAddon(argv[2] ?? '');
const wire = createWire();
const state = new Int32Array(new SharedArrayBuffer(sharedWords * Int32Array.BYTES_PER_ELEMENT));
const runtimes = new Map<number, string>();
const ready: ChildWorld[] = [];
let readyFor = { runtime: 0, memoryBytes: 0 };
let runNumber = 0;

new Worker(new URL(import.meta.url.endsWith('.ts') ? './watcher.ts' : './watcher.js', import.meta.url), {
  workerData: state.buffer,
  env: {},
}).unref();

function makeWorld(runtime: number, memoryBytes: number): ChildWorld {
  const made: ChildWorld = {
    ...createWorld(ivm, {
      memoryBytes,
      runtime: runtimes.get(runtime),
      bootstrap: directBootstrapText,
      out: (id, text, urgent) => made.onPost(id as number, text as string, urgent as boolean),
      outOptions: { sync: true },
    }),
    onPost: () => {},
  };
  return made;
}

function takeWorld(runtime: number, memoryBytes: number): ChildWorld {
  if (readyFor.runtime === runtime && readyFor.memoryBytes === memoryBytes) {
    const world = ready.pop();
    if (world) return world;
  } else {
    while (ready.length > 0) ready.pop()?.isolate.dispose();
    readyFor = { runtime, memoryBytes };
  }
  return makeWorld(runtime, memoryBytes);
}

function fillReady(): void {
  while (ready.length < readyWorlds && readyFor.memoryBytes > 0) {
    ready.push(makeWorld(readyFor.runtime, readyFor.memoryBytes));
  }
}

function startWatch(memoryBytes: number, cpuMs: number): void {
  const used = cpuUsage();
  const resident = (memoryUsage.rss() + memoryBytes + residentSlackBytes) / 1024;
  Atomics.store(state, shared.residentKibibytes, Math.min(resident, 0x7fffffff));
  Atomics.store(state, shared.cpuLimitMs, Math.min((used.user + used.system) / 1000 + cpuMs, 0x7fffffff));
  Atomics.store(state, shared.run, ++runNumber);
  if (Atomics.load(state, shared.asleep) === 1) Atomics.notify(state, shared.run);
}

/** Runs one job to its end. The ending is reported by the caller, after the watch is over. */
function runJob(frame: Frame): { readonly last: string } | { readonly ending: Ending; readonly sentence: string } {
  const [memoryKibibytes = 0, cpuMs = 0, runtime = 0] = frame.ids;
  const text = frame.texts[2] ?? '';
  const memoryBytes = memoryKibibytes * 1024;
  const world = takeWorld(runtime, memoryBytes);
  let ids: number[] = [];
  let texts: string[] = [];
  let unanswered = 0;
  let last: string | undefined;
  let broken: string | undefined;
  const flush = (): void => {
    if (ids.length === 0) return;
    wire.send(frameKind.post, ids, texts);
    ids = [];
    texts = [];
  };
  world.onPost = (id, message, urgent) => {
    if (last !== undefined || broken !== undefined) return;
    if (id === 0) last = message;
    else if (id < 0) broken = message;
    else {
      unanswered++;
      ids.push(id);
      texts.push(message);
      if (urgent) flush();
    }
  };
  startWatch(memoryBytes, cpuMs);
  try {
    world.context.evalSync(startScript(text), { filename: 'guest' });
    for (;;) {
      if (last !== undefined) {
        flush();
        return { last };
      }
      if (broken !== undefined) return { ending: 'guest_crashed', sentence: broken };
      if (unanswered === 0) {
        return { ending: 'guest_stalled', sentence: 'The program waits for something that nothing can bring any more.' };
      }
      flush();
      const answer = wire.next();
      if (!answer) exit(0);
      unanswered -= answer.ids.length;
      world.settle.applySync(undefined, answer.ids.flatMap((id, index) => [id, answer.texts[index] ?? '']));
    }
  } catch (error) {
    if (world.isolate.isDisposed) {
      return { ending: 'memory_exceeded', sentence: 'The guest went over its memory limit.' };
    }
    return { ending: 'guest_crashed', sentence: `The engine could not evaluate the source: ${nameOf(error)}.` };
  } finally {
    Atomics.store(state, shared.run, 0);
    world.onPost = () => {};
    disposals.push(world);
  }
}

/** Isolates are disposed after their run has been reported, so that nobody waits for it. */
const disposals: World[] = [];

function nameOf(error: unknown): string {
  return error instanceof SyntaxError ? 'SyntaxError' : error instanceof RangeError ? 'RangeError' : 'Error';
}

function report(result: ReturnType<typeof runJob>): void {
  if ('last' in result) wire.send(frameKind.final, [0], [result.last]);
  else wire.send(frameKind.ended, [endings.indexOf(result.ending)], [result.sentence]);
}

const residentAtStart = memoryUsage.rss();
wire.send(frameKind.ready, [], []);
for (;;) {
  const frame = wire.next();
  if (!frame) exit(0);
  if (frame.kind === frameKind.prepare) {
    const [id = 0, memoryKibibytes = 0] = frame.ids;
    runtimes.clear();
    runtimes.set(id, frame.texts[0] ?? '');
    if (memoryKibibytes > 0) {
      readyFor = { runtime: id, memoryBytes: memoryKibibytes * 1024 };
      for (const world of ready.splice(0)) world.isolate.dispose();
      fillReady();
      wire.send(frameKind.ready, [], []);
    }
  } else if (frame.kind === frameKind.run) {
    report(runJob(frame));
    for (const world of disposals.splice(0)) if (!world.isolate.isDisposed) world.isolate.dispose();
    if (runNumber >= retireAfterRuns || memoryUsage.rss() > residentAtStart + retireGrowthBytes) exit(0);
    fillReady();
    wire.send(frameKind.ready, [], []);
  }
}
