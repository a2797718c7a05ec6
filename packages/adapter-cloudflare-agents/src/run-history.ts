import type { CallRecord } from '@sallyport/contract';

import { answerCharacters, codeCharacters, keptCalls } from './constants.ts';

/** What is needed of the SQL side of a Durable Object's storage. */
export interface SqlStorageLike {
  exec(query: string, ...bindings: (string | number | null)[]): { toArray(): Record<string, unknown>[] };
}

/** One program an agent ran. */
export interface AgentRun {
  /** Rises with every run of the agent. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  /** `interrupted`: the object was evicted or restarted in the middle of it. */
  readonly status: 'running' | 'completed' | 'failed' | 'suspended' | 'aborted' | 'interrupted';
  /** The program, cut where it was very long. */
  readonly code: string;
  /** What the model was told, cut where it was long. */
  readonly answer: string;
  /** Milliseconds. */
  readonly durationMs: number;
  /** The first calls, in the order they were made. */
  readonly calls: readonly Pick<CallRecord, 'path' | 'status'>[];
}

/** How a run came out. */
export type RunEnd = Pick<AgentRun, 'status' | 'answer' | 'calls'>;

/** What an agent ran, in its own storage. */
export interface RunHistory {
  /** The newest first. */
  list(options?: { readonly limit?: number }): readonly AgentRun[];
  /** Forgets every run, for example together with the chat. */
  clear(): void;
}

/** The side of the history that is written to. */
export interface WritableRunHistory extends RunHistory {
  begin(code: string): (end: RunEnd) => void;
}

/**
 * Keeps the newest runs in a table `sallyport_runs`. Made when the object starts: what was under way then has been
 * interrupted.
 */
export function createRunHistory(sql: SqlStorageLike, keptRuns: number): WritableRunHistory {
  sql.exec(`CREATE TABLE IF NOT EXISTS sallyport_runs (id INTEGER PRIMARY KEY AUTOINCREMENT, started_at_ms INTEGER NOT NULL,
    status TEXT NOT NULL, code TEXT NOT NULL, answer TEXT NOT NULL, duration_ms INTEGER NOT NULL, calls TEXT NOT NULL)`);
  sql.exec(`UPDATE sallyport_runs SET status = 'interrupted' WHERE status = 'running'`);
  return {
    begin(code) {
      const startedAtMs = Date.now();
      const [row] = sql
        .exec(
          `INSERT INTO sallyport_runs (started_at_ms, status, code, answer, duration_ms, calls)
            VALUES (?, 'running', ?, '', 0, '[]') RETURNING id`,
          startedAtMs,
          cut(code, codeCharacters),
        )
        .toArray();
      const id = Number(row?.['id']);
      sql.exec('DELETE FROM sallyport_runs WHERE id <= ?', id - keptRuns);
      return ({ status, answer, calls }) => {
        sql.exec(
          'UPDATE sallyport_runs SET status = ?, answer = ?, duration_ms = ?, calls = ? WHERE id = ?',
          status,
          cut(answer, answerCharacters),
          Date.now() - startedAtMs,
          JSON.stringify(calls.slice(0, keptCalls).map((call) => ({ path: call.path, status: call.status }))),
          id,
        );
      };
    },
    list: ({ limit = keptRuns } = {}) =>
      sql.exec('SELECT * FROM sallyport_runs ORDER BY id DESC LIMIT ?', limit).toArray().map(toRun),
    clear: () => void sql.exec('DELETE FROM sallyport_runs'),
  };
}

function toRun(row: Record<string, unknown>): AgentRun {
  return {
    id: Number(row['id']),
    startedAtMs: Number(row['started_at_ms']),
    status: row['status'] as AgentRun['status'],
    code: String(row['code']),
    answer: String(row['answer']),
    durationMs: Number(row['duration_ms']),
    calls: JSON.parse(String(row['calls'])) as AgentRun['calls'],
  };
}

function cut(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters)}…`;
}
