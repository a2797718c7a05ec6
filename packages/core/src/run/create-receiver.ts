import { decodeMessage } from '@sallyport/guest';

import { longMessageBytes } from '../limits.ts';
import { createAlarmClock } from './alarm-clock.ts';
import type { createCallDesk } from './call-desk.ts';
import type { createLogBook } from './log-book.ts';
import type { RunLife } from './run-life.ts';
import { createTurnTaker } from './turn-taker.ts';

/** The host's end of one run. */
export interface Receiver {
  receive(text: string): Promise<string>;
  /** Stops the timers it holds for the guest. */
  stop(): void;
}

/**
 * The host's end of a run's wire: reads each message as hostile text and hands it to whom it concerns. Never rejects;
 * a message nobody understands, or that comes after the end, is answered with nothing.
 */
export function createReceiver(options: {
  readonly desk: ReturnType<typeof createCallDesk>;
  readonly logs: ReturnType<typeof createLogBook>;
  readonly life: RunLife;
  onTooManyCalls(): void;
}): Receiver {
  const { desk, logs, life, onTooManyCalls } = options;
  let clock: ReturnType<typeof createAlarmClock> | undefined;
  let turns: ReturnType<typeof createTurnTaker> | undefined;
  const callInTurn = async (path: string, json: string): Promise<string> => {
    turns ??= createTurnTaker();
    await turns.next();
    return life.isOver ? nothing : desk.call(path, json);
  };
  const receive = (text: string): Promise<string> => {
    const message = life.isOver ? undefined : decodeMessage(text);
    switch (message?.kind) {
      case 'call':
        return message.json.length > longMessageBytes
          ? callInTurn(message.path, message.json)
          : desk.call(message.path, message.json);
      case 'log':
        logs.add(message.lines);
        return nothing;
      case 'wake':
        clock ??= createAlarmClock();
        return clock.sleep(message.delayMs);
      case 'limit':
        onTooManyCalls();
        return nothing;
      case undefined:
        return nothing;
      default:
        return message satisfies never;
    }
  };
  return { receive, stop: () => clock?.stop() };
}

const nothing = Promise.resolve('-');
