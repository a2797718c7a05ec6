import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@sallyport/contract';

import type { Exchange, Recording, State } from './recording.ts';

/** A call as it reached a server. */
export interface ReceivedCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, Json>>;
}

/** The exchange to play, or undefined for a call that was never recorded. */
export function findExchange({ exchanges }: Recording, call: ReceivedCall, state: State): Exchange | undefined {
  return exchanges.find(
    (exchange) => exchange.tool === call.tool && isRemembered(exchange.when, state) && isSameInput(exchange, call),
  );
}

function isRemembered(when: State = {}, state: State): boolean {
  return Object.entries(when).every(([word, value]) => isDeepStrictEqual(ownValue(state, word), value));
}

/** An argument nobody foresaw could have changed the answer: the call is then not the recorded one. */
function isSameInput({ inputs, ignored = [], answer }: Exchange, call: ReceivedCall): boolean {
  const free = new Set([...ignored, ...('pages' in answer ? [answer.pages.page, answer.pages.size] : [])]);
  const given = Object.fromEntries(Object.entries(call.input).filter(([name]) => !free.has(name)));
  return inputs.some((input) => isDeepStrictEqual(input, given));
}

function ownValue(record: State, name: string): Json | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
