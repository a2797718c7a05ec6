import { longestLineUnits } from './constants.ts';

/** What the guest's urgent lines begin with. Only our own text in the guest can print: a program has no console of the engine's. */
export function urgentLinePrefix(run: number): string {
  return `#${run} `;
}

/** A message of a guest, with its number within the run, from 1. */
export interface Letter {
  readonly id: number;
  readonly text: string;
}

/** Puts lines together from what a child prints. Throws a `RangeError` for a line that never ends. */
export function createLineReader(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLineUnits) throw new RangeError('A line has an impossible length.');
    for (const line of lines) onLine(line);
  };
}

/** The letters of a line, where it is one of this run's. What else a child prints is nothing to us. */
export function readUrgentLine(line: string, run: number): readonly Letter[] {
  const prefix = urgentLinePrefix(run);
  if (!line.startsWith(prefix)) return [];
  const frame: unknown = JSON.parse(line.slice(prefix.length));
  if (typeof frame !== 'string') return [];
  let at = frame.indexOf('\n') + 1;
  const [first = 0, ...lengths] = frame.slice(0, at).split(',').map(Number);
  return lengths.map((length, index) => {
    const text = frame.slice(at, at + length);
    at += length;
    return { id: first + index, text };
  });
}

/** Hands messages on in the order of their numbers, each once, whichever way they came first. */
export function createInOrder(deliver: (letter: Letter) => void): (letter: Letter) => void {
  const early = new Map<number, Letter>();
  let heard = 0;
  return (letter) => {
    if (letter.id <= heard) return;
    if (letter.id === heard + 1 && early.size === 0) {
      heard++;
      return deliver(letter);
    }
    early.set(letter.id, letter);
    for (let next = early.get(heard + 1); next; next = early.get(heard + 1)) {
      early.delete(++heard);
      deliver(next);
    }
  };
}
