import { crossingsPerTurn, largestCrossingUnits, pieceUnits, turnMs } from './constants.ts';
import { readFrame, writeFrame, type Letter } from './frame.ts';

/** The host's end of one guest's wire. */
export interface Bridge {
  /** Called by the guest with one frame, or a piece of one. Never rejects. */
  readonly hear: (frame: unknown) => Promise<string>;
  /** Takes what the guest's entrypoint returned: the frame that ends it, or nothing where it came another way. */
  end(returned: unknown): void;
  /** Lets go of the guest: nothing is delivered from now on, and all it still asks is answered with the end. */
  close(): void;
}

const over = '!';

/** Its reactions are microtasks. `queueMicrotask` makes objects of the platform's for each, which takes several µs. */
const settled = Promise.resolve();

/**
 * Makes the host's end of one guest's wire. `receive` is called once per message, in order; `onEnding` at most once,
 * with the last message, or with `undefined` when the guest broke or sent what no guest of ours sends.
 */
export function createBridge(options: {
  readonly receive: (message: string) => Promise<string>;
  readonly onEnding: (last: string | undefined) => void;
}): Bridge {
  const { receive, onEnding } = options;
  let isClosed = false;
  let turnedAt = Date.now();
  let crossingsOfTurn = 0;
  let turning: Promise<void> | undefined;
  let pieces = '';
  let ready: Letter[] = [];
  let isGathering = false;
  /** The call that waits for answers. One is enough; an older one is answered when a newer one comes. */
  let release: ((answer: string) => void) | undefined;
  const rests = new Map<string, string>();
  let lastRest = 0;

  const reply = (frame: string): string => {
    if (frame.length <= pieceUnits) return `=${frame}`;
    const id = String(++lastRest);
    rests.set(id, frame.slice(pieceUnits));
    return `+${id}:${frame.slice(0, pieceUnits)}`;
  };
  const flush = (): void => {
    isGathering = false;
    if (release === undefined || isClosed) return;
    const letters = ready;
    ready = [];
    release(reply(writeFrame(letters)));
    release = undefined;
  };
  const gather = (): void => {
    if (isGathering || release === undefined) return;
    isGathering = true;
    void settled.then(flush);
  };
  const deliver = async ({ id, text }: Letter): Promise<void> => {
    const answer = await receive(text);
    if (isClosed) return;
    ready.push({ id, text: answer });
    gather();
  };
  const finish = (last: string | undefined): void => {
    if (isClosed) return;
    close();
    onEnding(last);
  };
  const take = (frame: string): void => {
    const letters = readFrame(frame);
    if (letters === undefined) return finish(undefined);
    for (const letter of letters) {
      if (isClosed) return;
      if (letter.id > 0) void deliver(letter);
      else finish(letter.id === 0 ? letter.text : undefined);
    }
  };
  const park = (): Promise<string> => {
    if (isClosed) return Promise.resolve(over);
    release?.(`=${writeFrame([])}`);
    const { promise, resolve } = Promise.withResolvers<string>();
    release = resolve;
    if (ready.length > 0) gather();
    return promise;
  };
  const close = (): void => {
    isClosed = true;
    release?.(over);
    release = undefined;
    ready = [];
    pieces = '';
    rests.clear();
  };

  /**
   * Undefined while there is time; otherwise resolves when the event loop has turned, so that other work had its chance. It
   * is asked to turn at half the time, and need not be waited for where answers take a while and it turns by itself.
   */
  const turn = (): Promise<void> | undefined => {
    const share = Math.max((Date.now() - turnedAt) / turnMs, ++crossingsOfTurn / crossingsPerTurn);
    if (share < 0.5) return undefined;
    turning ??= new Promise((resolve) => {
      setTimeout(() => {
        turning = undefined;
        turnedAt = Date.now();
        crossingsOfTurn = 0;
        resolve();
      }, 0);
    });
    return share < 1 ? undefined : turning;
  };

  return {
    hear: (frame) => {
      if (isClosed) return Promise.resolve(over);
      if (typeof frame !== 'string' || pieces.length + frame.length > largestCrossingUnits) {
        finish(undefined);
        return Promise.resolve(over);
      }
      const text = frame.slice(1);
      if (frame.startsWith('+')) {
        pieces += text;
        return Promise.resolve('=\n');
      }
      if (frame.startsWith('-')) {
        const rest = rests.get(text) ?? '\n';
        rests.delete(text);
        return Promise.resolve(reply(rest));
      }
      const whole = pieces + text;
      pieces = '';
      take(whole);
      return turn()?.then(park) ?? park();
    },
    end: (returned) => {
      if (isClosed) return;
      if (typeof returned === 'string' && returned.startsWith('=')) take(returned.slice(1));
      finish(undefined);
    },
    close,
  };
}
