import type { ModelMessage } from 'ai';

import { keptTurnLength } from '../limits.ts';
import type { PageEvent } from '../protocol/page-event.ts';
import type { Contexts } from './ledger.ts';

/** A conversation that outlives the object's memory: what the page saw, and what the model goes on from. */
export interface ConversationLog {
  count(): number;
  add(turn: {
    readonly events: readonly PageEvent[];
    readonly messages: readonly ModelMessage[];
    readonly contexts: Contexts;
  }): void;
  events(): readonly (readonly PageEvent[])[];
  messages(): readonly ModelMessage[];
  /** Undefined before the first turn. */
  contexts(): Contexts | undefined;
  clear(): void;
}

/** The log in the object's own table. */
export function createConversationLog(sql: SqlStorage): ConversationLog {
  sql.exec('CREATE TABLE IF NOT EXISTS turns (id INTEGER PRIMARY KEY, events TEXT, messages TEXT, contexts TEXT)');
  const column = <Value>(name: 'events' | 'messages'): readonly Value[] =>
    sql
      .exec<{ text: string }>(`SELECT ${name} AS text FROM turns ORDER BY id`)
      .toArray()
      .map(({ text }) => JSON.parse(text) as Value);
  return {
    count: () => sql.exec<{ count: number }>('SELECT count(*) AS count FROM turns').one().count,
    add({ events, messages, contexts }) {
      const values = [keepable(events), JSON.stringify(messages), JSON.stringify(contexts)];
      sql.exec('INSERT INTO turns (events, messages, contexts) VALUES (?, ?, ?)', ...values);
    },
    events: () => column<readonly PageEvent[]>('events'),
    messages: () => column<readonly ModelMessage[]>('messages').flat(),
    contexts() {
      const [last] = sql
        .exec<{ text: string }>('SELECT contexts AS text FROM turns ORDER BY id DESC LIMIT 1')
        .toArray();
      return last && (JSON.parse(last.text) as Contexts);
    },
    clear: () => void sql.exec('DELETE FROM turns'),
  };
}

/** A turn too long to keep loses its console lines and calls, not its words. */
function keepable(events: readonly PageEvent[]): string {
  const text = JSON.stringify(events);
  if (text.length <= keptTurnLength) return text;
  return JSON.stringify(events.filter(({ type }) => type !== 'log' && !type.startsWith('call-')));
}
