import type { Crossing } from '../crossing.ts';
import { idsOf } from '../crossing.ts';
import { enter, startScript, type World } from './world.ts';

/** A rehearsal that does not end within this many answers is left as it is. */
const mostAnswers = 16;

/**
 * Runs a rehearsal in a world that waits, answering every message with `-`: the first pass through any code is the
 * slow one, and it is over before the program arrives.
 */
export function rehearse(world: World, rehearsal: string, take: () => Crossing | undefined): void {
  world.arm();
  enter(world, () => void world.context.evalSync(startScript(rehearsal)));
  for (let round = 0; round < mostAnswers; round++) {
    const crossing = take();
    if (!crossing) return;
    const ids = idsOf(crossing);
    if (ids.some((id) => id <= 0)) return;
    const answers = { lengths: JSON.stringify(ids.flatMap((id) => [id, 1])), texts: '-'.repeat(ids.length) };
    enter(world, () => world.settle.applySync(undefined, [answers.lengths, answers.texts]));
  }
}
