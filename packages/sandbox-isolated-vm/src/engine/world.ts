import type { Callback, CallbackOptions, Context, Isolate, Reference } from 'isolated-vm';

import { smallestHeapMegabytes } from '../constants.ts';
import { startHook, startHookText } from './bootstrap.ts';

/** The addon, however it was loaded. */
export interface IsolatedVm {
  readonly Isolate: typeof Isolate;
  readonly Callback: typeof Callback;
}

/** How a world is made: which bootstrap, and what its one callback does. */
export interface WorldOptions {
  readonly memoryBytes: number;
  /** Evaluated while the world is made, before any program is known. */
  readonly runtime: string | undefined;
  readonly bootstrap: string;
  readonly out: (...values: (number | string | boolean)[]) => void;
  readonly outOptions: CallbackOptions;
}

/** A fresh isolate with its bootstrap, and with a runtime where one was prepared; used for one run and thrown away. */
export interface World {
  readonly isolate: Isolate;
  readonly context: Context;
  /** Called with `id, answer, id, answer, …`. */
  readonly settle: Reference<(...values: unknown[]) => void>;
}

/** The script that evaluates a text in a prepared world and starts it. The text is an expression; its value is handed on. */
export function startScript(expression: string): string {
  return `${startHook}(${expression}\n)`;
}

/** Makes a world. Blocks for about two milliseconds. */
export function createWorld(ivm: IsolatedVm, options: WorldOptions): World {
  const memoryLimit = Math.max(smallestHeapMegabytes, Math.ceil(options.memoryBytes / (1024 * 1024)));
  const isolate = new ivm.Isolate({ memoryLimit });
  const context = isolate.createContextSync();
  const callback = new ivm.Callback(options.out, options.outOptions);
  const exits = context.evalClosureSync(options.bootstrap, [callback], { result: { reference: true } });
  const main =
    options.runtime === undefined ? undefined : context.evalSync(`(${options.runtime}\n)`, { reference: true });
  context.evalClosureSync(startHookText, [exits.derefInto(), main?.derefInto()]);
  // The first compilation in an isolate costs more than the ones after it: pay for it before the program arrives.
  context.evalSync('[async () => {}]');
  return { isolate, context, settle: exits.getSync('settle', { reference: true }) };
}
