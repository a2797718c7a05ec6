import { gatheredUnits } from './constants.ts';

/** Messages that crossed together: `[id, length, id, length, …]` as JSON, and their texts in one. */
export interface Crossing {
  readonly lengths: string;
  readonly texts: string;
}

/** Takes a crossing apart, one message or answer after the other. */
export function readCrossing({ lengths, texts }: Crossing, take: (id: number, text: string) => void): void {
  const list = JSON.parse(lengths) as readonly number[];
  let at = 0;
  for (let index = 0; index + 1 < list.length; index += 2) {
    const end = at + (list[index + 1] ?? 0);
    take(list[index] ?? 0, texts.slice(at, end));
    at = end;
  }
}

/** The ids of a crossing. */
export function idsOf({ lengths }: Crossing): readonly number[] {
  return (JSON.parse(lengths) as readonly number[]).filter((_, index) => index % 2 === 0);
}

/** A microtask by way of a promise: `queueMicrotask` takes longer. */
const soon = Promise.resolve();

/** Gathers the answers of one microtask turn, so that they cross together, as far as that is one text of a fair length. */
export function createAnswerGatherer(cross: (crossing: Crossing, count: number) => void): {
  /** Returns how long the gathered texts are together. */
  add(id: number, text: string): number;
} {
  let lengths = '';
  let texts = '';
  let count = 0;
  const flush = (): void => {
    if (count === 0) return;
    const crossing = { lengths: `[${lengths}]`, texts };
    const crossed = count;
    lengths = texts = '';
    count = 0;
    cross(crossing, crossed);
  };
  return {
    add(id, text) {
      if (texts.length + text.length > gatheredUnits) flush();
      if (count++ === 0) void soon.then(flush);
      lengths += count === 1 ? `${id},${text.length}` : `,${id},${text.length}`;
      texts += text;
      return texts.length;
    },
  };
}
