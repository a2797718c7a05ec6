import { crossingsPerTurn, largestCrossingUnits, pieceUnits } from './constants.ts';
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
  let crossings = 0;
  let pieces = '';
  let ready: Letter[] = [];
  let isGathering = false;
  /** The call that waits for answers. One is enough; an older one is answered when a newer one comes. */
  let release: ((answer: string) => void) | undefined;
  const rests = new Map<string, string>();

  const reply = (frame: string): string => {
    if (frame.length <= pieceUnits) return `=${frame}`;
    const id = String(crossings);
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
  const deliver = async ({ id, text }: Letter): Promise<void> => {
    const answer = await receive(text);
    if (isClosed) return;
    ready.push({ id, text: answer });
    if (isGathering || release === undefined) return;
    isGathering = true;
    queueMicrotask(flush);
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
    if (ready.length > 0 && !isGathering) {
      isGathering = true;
      queueMicrotask(flush);
    }
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

  return {
    hear: async (frame) => {
      if (isClosed) return over;
      if (typeof frame !== 'string' || pieces.length + frame.length > largestCrossingUnits) {
        finish(undefined);
        return over;
      }
      const text = frame.slice(1);
      if (frame.startsWith('+')) {
        pieces += text;
        return '=\n';
      }
      if (frame.startsWith('-')) {
        const rest = rests.get(text) ?? '\n';
        rests.delete(text);
        return reply(rest);
      }
      const whole = pieces + text;
      pieces = '';
      take(whole);
      if (++crossings % crossingsPerTurn === 0) await nextTurn();
      return park();
    },
    end: (returned) => {
      if (isClosed) return;
      if (typeof returned === 'string' && returned.startsWith('=')) take(returned.slice(1));
      finish(undefined);
    },
    close,
  };
}

/** Resolves when the event loop has turned, so that timers and other work had their chance. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
