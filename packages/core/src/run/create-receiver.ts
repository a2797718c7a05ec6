import { decodeMessage } from '@sallyport/guest';

import { longMessageBytes } from '../limits.ts';
import type { createAlarmClock } from './alarm-clock.ts';
import type { createCallDesk } from './call-desk.ts';
import type { createLogBook } from './log-book.ts';
import { createTurnTaker } from './turn-taker.ts';

/**
 * The host's end of a run's wire: reads each message as hostile text and hands it to whom it concerns. Never rejects;
 * a message nobody understands, or that comes after the end, is answered with nothing.
 */
export function createReceiver(options: {
  readonly desk: ReturnType<typeof createCallDesk>;
  readonly logs: ReturnType<typeof createLogBook>;
  readonly clock: ReturnType<typeof createAlarmClock>;
  readonly signal: AbortSignal;
  onTooManyCalls(): void;
}): (text: string) => Promise<string> {
  const { desk, logs, clock, signal, onTooManyCalls } = options;
  const turns = createTurnTaker();
  const callInTurn = async (path: string, json: string): Promise<string> => {
    await turns.next();
    return signal.aborted ? nothing : desk.call(path, json);
  };
  return (text) => {
    const message = signal.aborted ? undefined : decodeMessage(text);
    switch (message?.kind) {
      case 'call':
        return message.json.length > longMessageBytes
          ? callInTurn(message.path, message.json)
          : desk.call(message.path, message.json);
      case 'log':
        logs.add(message.lines);
        return nothing;
      case 'wake':
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
}

const nothing = Promise.resolve('-');
