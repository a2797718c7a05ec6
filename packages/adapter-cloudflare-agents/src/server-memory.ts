import type { McpClientLike } from '@sallyport/adapter-mcp';

import { saidCharacters } from './constants.ts';
import type { SqlStorageLike } from './run-history.ts';

/** What a server says of itself when a session begins. */
export interface ServerSaid {
  readonly capabilities?: { readonly resources?: unknown; readonly prompts?: unknown };
  readonly instructions?: string;
}

/**
 * Remembers what servers said, in a table `sallyport_servers`. An agent that wakes up goes on with the session it had, and
 * no server introduces itself twice: without this the API would be another one after every sleep.
 */
export function createServerMemory(
  sql: SqlStorageLike,
): (id: string, client: McpClientLike, ids: readonly string[]) => ServerSaid {
  sql.exec('CREATE TABLE IF NOT EXISTS sallyport_servers (id TEXT PRIMARY KEY, said TEXT NOT NULL)');
  return (id, client, ids) => {
    const capabilities = client.getServerCapabilities?.();
    if (capabilities === undefined) {
      const [row] = sql.exec('SELECT said FROM sallyport_servers WHERE id = ?', id).toArray();
      return row === undefined ? {} : (JSON.parse(String(row['said'])) as ServerSaid);
    }
    const instructions = client.getInstructions?.();
    const said: ServerSaid = { capabilities, ...(instructions !== undefined && { instructions }) };
    const text = JSON.stringify(said);
    // Servers that were removed are forgotten on the way.
    sql.exec('DELETE FROM sallyport_servers WHERE id NOT IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
    if (text.length <= saidCharacters) sql.exec('INSERT OR REPLACE INTO sallyport_servers VALUES (?, ?)', id, text);
    return said;
  };
}
