import type { Callback, CallbackOptions, Context, ExternalCopy, Isolate, Reference } from 'isolated-vm';

import { smallestHeapMegabytes } from '../constants.ts';
import { bootstrapText, startHook, startHookText } from './bootstrap.ts';

/** The addon, however it was loaded. */
export interface IsolatedVm {
  readonly Isolate: typeof Isolate;
  readonly Callback: typeof Callback;
}

/** How a world is made. */
export interface WorldOptions {
  readonly memoryBytes: number;
  /** Evaluated while the world is made, before any program is known. */
  readonly runtime: string | undefined;
  /** What its one callback does: a crossing comes out. Never throws. */
  readonly out: (lengths: string, texts: string) => void;
  readonly outOptions: CallbackOptions;
}

/** A fresh isolate with its bootstrap, and with a runtime where one was prepared; used for one run and thrown away. */
export interface World {
  readonly isolate: Isolate;
  readonly context: Context;
  /** Called with a crossing of answers. */
  readonly settle: Reference<(lengths: string, texts: string) => void>;
  /** Lets the next start script hand its value over. */
  arm(): void;
  /** The bootstrap's own. `hasStarted` is false when a start script ended before it handed a value over. */
  readonly exits: Reference<{ readonly hasStarted: boolean }>;
}

/**
 * The script that starts a text in a prepared world. The text is an expression; the hook is called, and gone, before it
 * is evaluated.
 */
export function startScript(expression: string): string {
  return `${startHook}()(${expression}\n)`;
}

/**
 * Enters a world. Rejections that a program leaves unhandled surface here as errors; they are the program's own affair.
 * Returns false when there was one.
 */
export function enter(world: World, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (world.isolate.isDisposed) throw error;
    return false;
  }
}

/** Makes a world. Blocks for about two milliseconds. It must be armed before it is started. */
export function createWorld(ivm: IsolatedVm, options: WorldOptions): World {
  const memoryLimit = Math.max(smallestHeapMegabytes, Math.ceil(options.memoryBytes / (1024 * 1024)));
  const isolate = new ivm.Isolate({ memoryLimit });
  const context = isolate.createContextSync();
  const callback = new ivm.Callback(options.out, options.outOptions);
  const exits = context.evalClosureSync(bootstrapText, [callback], { result: { reference: true } });
  const main = options.runtime === undefined ? undefined : evaluateRuntime(isolate, context, options.runtime);
  return {
    isolate,
    context,
    settle: exits.getSync('settle', { reference: true }),
    exits,
    arm: () => context.evalClosureSync(startHookText, [exits.derefInto(), main?.derefInto()]),
  };
}

/** What the engine made of the runtime's text the first time; this process's own, never taken from elsewhere. */
let compiled: { readonly runtime: string; readonly code: ExternalCopy<ArrayBuffer> } | undefined;

/** Compiling the runtime takes longer than making an isolate, so it is done once. */
function evaluateRuntime(isolate: Isolate, context: Context, runtime: string): Reference {
  const known = compiled?.runtime === runtime ? compiled : undefined;
  const script = isolate.compileScriptSync(`(${runtime}\n)`, {
    filename: 'runtime',
    ...(known ? { cachedData: known.code } : { produceCachedData: true }),
  });
  if (!known && 'cachedData' in script && script.cachedData) {
    compiled = { runtime, code: script.cachedData as ExternalCopy<ArrayBuffer> };
  }
  return script.runSync(context, { reference: true });
}
