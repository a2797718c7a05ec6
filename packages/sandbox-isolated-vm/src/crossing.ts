/** Messages that crossed together: `[id, length, id, length, …]` as JSON, and their texts in one. */
export interface Crossing {
  readonly lengths: string;
  readonly texts: string;
}

/** One message or answer of a crossing. */
export interface CrossingItem {
  readonly id: number;
  readonly text: string;
}

/** Takes a crossing apart. */
export function splitCrossing({ lengths, texts }: Crossing): readonly CrossingItem[] {
  const list = JSON.parse(lengths) as readonly number[];
  const items: CrossingItem[] = [];
  let at = 0;
  for (let index = 0; index + 1 < list.length; index += 2) {
    const end = at + (list[index + 1] ?? 0);
    items.push({ id: list[index] ?? 0, text: texts.slice(at, end) });
    at = end;
  }
  return items;
}

/** Gathers the answers of one microtask turn, so that they cross together. */
export function createAnswerGatherer(cross: (crossing: Crossing) => void): { add(id: number, text: string): void } {
  let lengths: number[] = [];
  let texts: string[] = [];
  const flush = (): void => {
    const crossing = {
      lengths: JSON.stringify(lengths),
      texts: texts.length === 1 ? (texts[0] ?? '') : texts.join(''),
    };
    lengths = [];
    texts = [];
    cross(crossing);
  };
  return {
    add(id, text) {
      if (lengths.length === 0) queueMicrotask(flush);
      lengths.push(id, text.length);
      texts.push(text);
    },
  };
}
