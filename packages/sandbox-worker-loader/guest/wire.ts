import { lingeringTurns, longestUrgentUnits, pieceUnits } from '../src/constants.ts';
import { powers } from './powers.ts';

/**
 * The guest's end of the wire, evaluated first in every world: `scripts/build-wire.ts` makes texts of it. It owns the one
 * way out, the bridge, and a program reaches that only through `send`. Nothing here looks a method up on a prototype
 * the program can change. Each world reads this once and cold, so what counts is how much there is to read.
 *
 * Calls between Workers cost more than text, so all messages of one microtask turn cross as one frame, and so do
 * answers that are ready together. A call to the bridge is answered with whatever answers are ready by then, to
 * whichever messages; while any is missing, one call is kept waiting on the host. An answer that begins with `=` is a
 * frame, with `+` a piece of one, and with anything else the end: nothing is sent from then on.
 *
 * A call reaches nobody while its caller goes on without yielding, so an urgent message gains nothing by a crossing of its
 * own: it goes with the next frame, or after a few microtask turns. In the text that prints, urgent frames, and those
 * before them that may not have been heard, are written to the guest's console as well, which takes them at once.
 */

/** Set when the text is made: whether this one prints. */
declare const prints: boolean;

/** What the platform gives that the language does not. */
declare const addEventListener: (type: string, listener: (event: { preventDefault(): void }) => void) => void;
declare const console: { log(text: string): void };

type Bridge = (frame: string) => Promise<string>;
type Send = (text: unknown, urgent?: unknown) => Promise<string>;

const PrivatePromise = Promise;
const PrivateTypeError = TypeError;
const { parse, stringify } = JSON;
const { call } = Function.prototype;
const slice = call.bind(String.prototype.slice) as (text: string, from: number, to?: number) => string;
const find = call.bind(String.prototype.indexOf) as (text: string, what: string) => number;
const print = prints ? console.log : undefined;

// What a program leaves unhandled is its own affair, and no line in anybody's log.
const quiet = (event: { preventDefault(): void }): void => event.preventDefault();
addEventListener('unhandledrejection', quiet);
addEventListener('error', quiet);
const world = globalThis as unknown as Record<string, unknown>;
Object.setPrototypeOf(world, Object.prototype);
for (const name of powers) delete world[name];

let bridge: Bridge | undefined;
let isOver = false;
let isTicking = false;
/** Messages that have not left: their lengths, each behind a comma, their texts in one, and the number of the first. */
let lengths = '';
let body = '';
let first = 1;
let last = 0;
/** Who waits for answers, by number. An array would look an index up on its prototype. */
const waiting: Record<number, ((answer: string) => void) | undefined> = { __proto__: null } as never;
let missing = 0;
let open = 0;

/** For what is printed: frames that may not have been heard, by the number of their crossing. */
const unheard: Record<number, string | undefined> = { __proto__: null } as never;
let crossed = 0;
let heard = 0;
let printed = 0;
let linePrefix = '';

const take = (ending: string): string => {
  const frame = `${ending}${first}${lengths}\n${body}`;
  lengths = body = '';
  first = last + 1;
  return frame;
};

const put = (text: string): void => {
  lengths += `,${text.length}`;
  body += text;
};

const settle = (frame: string): void => {
  let start = find(frame, '\n') + 1;
  const numbers = parse(`[${slice(frame, 0, start - 1)}]`) as number[];
  for (let at = 0; at < numbers.length; at += 2) {
    const id = numbers[at] ?? 0;
    const end = start + (numbers[at + 1] ?? 0);
    const resolve = waiting[id];
    if (resolve) {
      waiting[id] = undefined;
      missing--;
      resolve(slice(frame, start, end));
    }
    start = end;
  }
};

const printUnheard = (): void => {
  if (printed < heard) printed = heard;
  while (printed < crossed) {
    const frame = unheard[++printed];
    if (frame !== undefined && frame.length <= longestUrgentUnits) print?.(linePrefix + stringify(frame));
  }
};

const cross = async (frame: string, urgent?: boolean): Promise<void> => {
  open++;
  const number = ++crossed;
  if (prints) {
    if (frame !== '\n') unheard[number] = frame;
    if (urgent) printUnheard();
  }
  try {
    let rest = frame;
    while (rest.length > pieceUnits) {
      void (bridge as Bridge)(`+${slice(rest, 0, pieceUnits)}`);
      rest = slice(rest, pieceUnits);
    }
    let answer = await (bridge as Bridge)(`=${rest}`);
    if (prints) while (heard < number) unheard[++heard] = undefined;
    let text = '';
    while (answer[0] === '+') {
      const start = find(answer, ':') + 1;
      text += slice(answer, start);
      answer = await (bridge as Bridge)(`-${slice(answer, 1, start - 1)}`);
    }
    if (answer[0] === '=') settle(text + slice(answer, 1));
    else isOver = true;
  } catch {
    isOver = true;
  }
  open--;
  if (open === 0 && missing > 0 && !isOver && !isTicking) void cross('\n');
};

/** Lets what there is cross when so many turns are over. */
const leave = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await undefined;
  isTicking = false;
  if (lengths !== '' && !isOver) void cross(take(''));
};

const send: Send = (text, urgent) => {
  if (typeof text !== 'string') throw new PrivateTypeError('send takes a string');
  return new PrivatePromise((resolve) => {
    if (isOver) return;
    waiting[++last] = resolve;
    missing++;
    if (urgent !== true) {
      if (!isTicking) {
        isTicking = true;
        void leave(1);
      }
    } else if (!prints && lengths === '' && !isTicking) void leave(lingeringTurns);
    put(text);
    if (prints && urgent === true) void cross(take(''), true);
  });
};

/** Runs the guest over a bridge, once in a world. Its answer is the frame that ends it, or nothing where that crossed by itself. */
export const begin = async (
  given: Bridge,
  main: (send: Send) => unknown,
  urgentLinePrefix: string,
): Promise<string> => {
  if (bridge) throw new PrivateTypeError('A world is used once.');
  bridge = given;
  if (prints) linePrefix = urgentLinePrefix;
  let ending = '-';
  let text = "The guest's text threw or rejected.";
  try {
    const value = await main(send);
    if (typeof value === 'string') {
      ending = '.';
      text = value;
    } else text = "The guest's last message is not a string.";
  } catch {
    // Its end says so.
  }
  put(text);
  const frame = take(ending);
  if (open === 0 && frame.length <= pieceUnits) return `=${frame}`;
  // What was sent before must arrive before, and a return does not wait for calls under way.
  await cross(frame);
  return '';
};
