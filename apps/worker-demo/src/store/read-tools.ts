import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { SqlStorage } from '@cloudflare/workers-types';
import { z } from 'zod';

import { answer } from './answer.ts';
import { weeksKnown } from './seed.ts';
import { part, shop, stockRow } from './shapes.ts';
import { suppliers } from './suppliers.ts';

const pageSize = 20;
const annotations = { readOnlyHint: true, openWorldHint: false };

/** Tools that read the shelves and the books. */
export function addReadTools(server: McpServer, sql: SqlStorage): void {
  server.registerTool(
    'list_parts',
    {
      description: `All parts the workshops sell, ${pageSize} a page.`,
      inputSchema: { page: z.number().int().min(1).max(100).default(1) },
      outputSchema: { parts: z.array(part), page: z.number().int(), pages: z.number().int() },
      annotations,
    },
    ({ page }) => {
      const { count } = sql.exec<{ count: number }>('SELECT count(*) AS count FROM parts').one();
      const parts = sql
        .exec(
          'SELECT sku, name, category, price_cents AS priceCents FROM parts ORDER BY sku LIMIT ? OFFSET ?',
          pageSize,
          (page - 1) * pageSize,
        )
        .toArray();
      return answer({ parts, page, pages: Math.ceil(count / pageSize) });
    },
  );
  server.registerTool(
    'get_stock',
    {
      description: 'What lies on the shelves of one shop, and how far its last count came.',
      inputSchema: { shop },
      outputSchema: {
        shop,
        stock: z.array(stockRow),
        lastCount: z.object({ shelves: z.number().int(), complete: z.boolean() }).nullable(),
      },
      annotations,
    },
    ({ shop: name }) => {
      const stock = sql
        .exec('SELECT sku, on_hand AS onHand, reserved FROM stock WHERE shop = ? ORDER BY sku', name)
        .toArray();
      const [count] = sql
        .exec<{ shelves: number; complete: number }>('SELECT shelves, complete FROM counts WHERE shop = ?', name)
        .toArray();
      const lastCount = count === undefined ? null : { shelves: count.shelves, complete: count.complete === 1 };
      return answer({ shop: name, stock, lastCount });
    },
  );
  addBookTools(server, sql);
}

function addBookTools(server: McpServer, sql: SqlStorage): void {
  server.registerTool(
    'get_sales',
    {
      description: `Pieces sold of each part in one shop, over the last weeks together. ${weeksKnown} weeks are known.`,
      inputSchema: { shop, weeks: z.number().int().min(1).max(weeksKnown).default(4) },
      outputSchema: {
        shop,
        weeks: z.number().int(),
        sales: z.array(z.object({ sku: z.string(), sold: z.number().int() })),
      },
      annotations,
    },
    ({ shop: name, weeks }) => {
      const sales = sql
        .exec(
          'SELECT sku, sum(sold) AS sold FROM sales WHERE shop = ? AND weeks_ago <= ? GROUP BY sku ORDER BY sku',
          name,
          weeks,
        )
        .toArray();
      return answer({ shop: name, weeks, sales });
    },
  );
  server.registerTool(
    'list_suppliers',
    {
      description: 'The suppliers, with the categories each of them carries.',
      outputSchema: {
        suppliers: z.array(z.object({ id: z.string(), name: z.string(), categories: z.array(z.string()) })),
      },
      annotations,
    },
    () => answer({ suppliers: suppliers.map(({ id, name, categories }) => ({ id, name, categories })) }),
  );
  server.registerTool(
    'list_orders',
    {
      description: 'Orders placed so far, the newest first.',
      outputSchema: {
        orders: z.array(
          z.object({ order: z.string(), supplier: z.string(), totalCents: z.number().int(), lines: z.number().int() }),
        ),
      },
      annotations,
    },
    () => {
      const orders = sql
        .exec(
          `SELECT 'PO-' || (1000 + id) AS "order", supplier, total_cents AS totalCents,
             (SELECT count(*) FROM order_lines WHERE order_id = orders.id) AS lines
           FROM orders ORDER BY id DESC`,
        )
        .toArray();
      return answer({ orders });
    },
  );
}
