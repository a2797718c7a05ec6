import { createRequire } from 'node:module';

import type * as IsolatedVm from 'isolated-vm';

import { warmUpAnswer, warmUpText, worldText } from './world-text.ts';

const ivm = createRequire(import.meta.url)('isolated-vm') as typeof IsolatedVm;

/** How many isolates the yardsticks keep ready. */
export const readyWorlds = 4;

/** The messages of the warm-up: one batch of calls and one result. */
const warmUpMessages = 2;

/** A fresh, warm isolate. */
export interface World {
  readonly isolate: IsolatedVm.Isolate;
  readonly context: IsolatedVm.Context;
  readonly settle: IsolatedVm.Reference<(text: string) => void>;
  /** `kind` 0: a batch of calls; 1: the result. */
  onOut: (kind: number, text: string) => void;
}

/**
 * Makes one isolate and walks every path through it once. Blocks for two to three milliseconds.
 *
 * `sync`: the guest will be entered on this thread and calls `onOut` from its own stack. `oneWay`: it will be entered on
 * the addon's threads and its messages arrive later, the warm-up's own ones too, so these are counted off.
 */
export function createWorld(toolNames: readonly string[], out: 'sync' | 'oneWay'): World {
  const isolate = new ivm.Isolate({ memoryLimit: 128 });
  const context = isolate.createContextSync();
  let toSkip = warmUpMessages;
  const callback = new ivm.Callback(
    (kind: number, text: string) => {
      if (toSkip > 0) toSkip -= 1;
      else world.onOut(kind, text);
    },
    out === 'sync' ? { sync: true } : { ignored: true },
  );
  const settle = context.evalClosureSync(worldText(toolNames), [callback], { result: { reference: true } });
  const world: World = { isolate, context, settle, onOut: () => {} };
  context.evalSync(warmUpText);
  settle.applySync(undefined, [warmUpAnswer]);
  return world;
}
