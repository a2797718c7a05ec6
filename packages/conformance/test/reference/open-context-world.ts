import { readFileSync } from 'node:fs';
import { constants, createContext, Script } from 'node:vm';
import type { World, WorldJob, WorldSays } from './world.ts';

interface Glue {
  start(job: WorldJob): void;
  answer(id: number, text: string): void;
}

interface GlueHost {
  readonly faults: readonly string[];
  post(says: WorldSays): void;
  later(turn: () => void): void;
  readonly wrapSend: undefined;
}

const glueScript = new Script(readFileSync(new URL('world-glue.cjs', import.meta.url), 'utf8'));

/** A world that is a `node:vm` context: quick to make, and nothing stops what runs in it. It is only no more heard. */
export function openContextWorld(faults: readonly string[]): World {
  const context = createContext(constants.DONT_CONTEXTIFY);
  for (const key of ['console', ...(faults.includes('keep-process') ? [] : ['process'])]) delete context[key];
  if (faults.includes('keep-process')) context['process'] = process;
  if (faults.includes('keep-network')) context['fetch'] = (url: string) => void fetch(url).catch(() => {});
  let dead = false;
  let hear = (_: WorldSays): void => {};
  let finish = (): void => {};
  const died = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const glue = (glueScript.runInContext(context) as (host: GlueHost) => Glue)({
    faults,
    post: (says) => {
      // A copy of our own: the guest may have rewritten what its arrays do.
      if (!dead) hear(structuredClone(says));
    },
    later: (turn) => void setImmediate(turn),
    wrapSend: undefined,
  });
  return {
    died,
    begin: (job, listener) => {
      hear = listener;
      // As with any other engine, the guest does not start before `run` has returned.
      queueMicrotask(() => glue.start(job));
    },
    answer: (id, text) => {
      if (!dead) glue.answer(id, text);
    },
    kill: () => {
      dead = true;
      finish();
      return died;
    },
    usage: () => undefined,
  };
}
