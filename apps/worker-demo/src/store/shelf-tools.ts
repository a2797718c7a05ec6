import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { SqlStorage } from '@cloudflare/workers-types';
import { z } from 'zod';

import { shelfMs } from '../limits.ts';
import { answer, refusal } from './answer.ts';
import { categories } from './part-list.ts';
import { quantity, shop, sku } from './shapes.ts';
import { wait } from './wait.ts';

/** Tools that change or count what lies on the shelves. */
export function addShelfTools(server: McpServer, sql: SqlStorage): void {
  server.registerTool(
    'move_stock',
    {
      description: 'Moves pieces of a part from one shop to another. What is reserved stays.',
      inputSchema: { sku, from: shop, to: shop, quantity },
      outputSchema: { sku: z.string(), left: z.number().int(), arrived: z.number().int() },
      annotations: { readOnlyHint: false, destructiveHint: false },
    },
    ({ sku: wanted, from, to, quantity: pieces }) => {
      if (from === to) return refusal(`${from} is both where it comes from and where it goes.`);
      const [row] = sql
        .exec<{ onHand: number; reserved: number }>(
          'SELECT on_hand AS onHand, reserved FROM stock WHERE shop = ? AND sku = ?',
          from,
          wanted,
        )
        .toArray();
      if (row === undefined) return refusal(`There is no part ${JSON.stringify(wanted)}: list_parts has them all.`);
      const free = row.onHand - row.reserved;
      if (pieces > free) {
        return refusal(
          `${from} has ${row.onHand} of ${wanted}, ${row.reserved} of them reserved: ${free} can be moved, not ${pieces}.`,
        );
      }
      const change = (name: string, by: number): number =>
        sql
          .exec<{ onHand: number }>(
            'UPDATE stock SET on_hand = on_hand + ? WHERE shop = ? AND sku = ? RETURNING on_hand AS onHand',
            by,
            name,
            wanted,
          )
          .one().onHand;
      return answer({ sku: wanted, left: change(from, -pieces), arrived: change(to, pieces) });
    },
  );
  addCountTool(server, sql);
}

function addCountTool(server: McpServer, sql: SqlStorage): void {
  server.registerTool(
    'count_shelves',
    {
      description: `Sends somebody to count a shop's ${categories.length} shelves, one after the other. Takes several seconds and tells how far it is.`,
      inputSchema: { shop },
      outputSchema: { shop, pieces: z.number().int(), shelves: z.number().int() },
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
    },
    async ({ shop: name }, { signal, sendNotification, _meta }) => {
      let pieces = 0;
      for (const [index, category] of categories.entries()) {
        await wait(shelfMs, signal);
        const shelf = sql.exec<{ pieces: number }>(
          'SELECT sum(on_hand) AS pieces FROM stock JOIN parts USING (sku) WHERE shop = ? AND category = ?',
          name,
          category.name,
        );
        pieces += shelf.one().pieces;
        const complete = index + 1 === categories.length ? 1 : 0;
        sql.exec('INSERT OR REPLACE INTO counts VALUES (?, ?, ?)', name, index + 1, complete);
        const progressToken = _meta?.progressToken;
        if (progressToken === undefined) continue;
        const progress = { progressToken, progress: index + 1, total: categories.length, message: category.name };
        await sendNotification({ method: 'notifications/progress', params: progress });
      }
      return answer({ shop: name, pieces, shelves: categories.length });
    },
  );
}
