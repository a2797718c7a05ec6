import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { SqlStorage } from '@cloudflare/workers-types';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

import { linesPerOrder, ordersPerStore } from '../limits.ts';
import { answer, refusal } from './answer.ts';
import { orderLine, quantity, sku, supplierId } from './shapes.ts';
import { type Supplier, priceOf, suppliers, thinkingMs } from './suppliers.ts';
import { wait } from './wait.ts';

interface PartRow extends Record<string, string | number> {
  sku: string;
  name: string;
  category: string;
  priceCents: number;
}
type Line = z.infer<typeof orderLine>;

/** Tools that ask suppliers and order from them. */
export function addOrderTools(server: McpServer, sql: SqlStorage): void {
  server.registerTool(
    'get_quote',
    {
      description:
        'Asks one supplier what one part costs now. Answers after the supplier did, up to a third of a second.',
      inputSchema: { supplier: supplierId, sku, quantity },
      outputSchema: { unitCents: z.number().int(), totalCents: z.number().int(), leadDays: z.number().int() },
      annotations: { readOnlyHint: true },
    },
    async ({ supplier: id, sku: wanted, quantity: pieces }, { signal }) => {
      const found = findOffer(sql, id, wanted);
      if (typeof found === 'string') return refusal(found);
      await wait(thinkingMs(found.supplier, wanted), signal);
      if (found.supplier.isDown === true) {
        return refusal(`${found.supplier.name} does not answer: its price service is down.`);
      }
      const unitCents = priceOf(found.supplier, found.part);
      return answer({ unitCents, totalCents: unitCents * pieces, leadDays: found.supplier.leadDays });
    },
  );
  server.registerTool(
    'place_order',
    {
      description: 'Orders from one supplier, at the prices it quotes now.',
      inputSchema: { supplier: supplierId, lines: z.array(orderLine).min(1).max(linesPerOrder) },
      outputSchema: { order: z.string(), totalCents: z.number().int(), arrivesInDays: z.number().int() },
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
    },
    async ({ supplier, lines }, { signal }) => {
      await wait(thinkingMs({ id: supplier }, 'order'), signal);
      return placeOrder(sql, supplier, lines);
    },
  );
}

function findOffer(sql: SqlStorage, id: string, wanted: string): { supplier: Supplier; part: PartRow } | string {
  const supplier = suppliers.find((each) => each.id === id);
  if (supplier === undefined) {
    return `There is no supplier ${JSON.stringify(id)}: use ${suppliers.map((each) => each.id).join(', ')}.`;
  }
  const [part] = sql
    .exec<PartRow>('SELECT sku, name, category, price_cents AS priceCents FROM parts WHERE sku = ?', wanted)
    .toArray();
  if (part === undefined) return `There is no part ${JSON.stringify(wanted)}: list_parts has them all.`;
  if (!supplier.categories.includes(part.category)) return `${supplier.name} does not carry ${part.category}.`;
  return { supplier, part };
}

function placeOrder(sql: SqlStorage, id: string, lines: readonly Line[]): CallToolResult {
  const { count } = sql.exec<{ count: number }>('SELECT count(*) AS count FROM orders').one();
  if (count >= ordersPerStore) return refusal(`There are ${count} orders already, which is all this store keeps.`);
  const priced: (Line & { readonly unitCents: number })[] = [];
  let leadDays = 0;
  for (const line of lines) {
    const found = findOffer(sql, id, line.sku);
    if (typeof found === 'string') return refusal(found);
    if (found.supplier.isDown === true) return refusal(`${found.supplier.name} does not answer.`);
    priced.push({ ...line, unitCents: priceOf(found.supplier, found.part) });
    ({ leadDays } = found.supplier);
  }
  const totalCents = priced.reduce((sum, line) => sum + line.quantity * line.unitCents, 0);
  const { order } = sql
    .exec<{ order: number }>(
      'INSERT INTO orders (supplier, total_cents) VALUES (?, ?) RETURNING id AS "order"',
      id,
      totalCents,
    )
    .one();
  for (const line of priced) {
    sql.exec(
      'INSERT INTO order_lines VALUES (?, ?, ?, ?, ?)',
      order,
      line.shop,
      line.sku,
      line.quantity,
      line.unitCents,
    );
  }
  return answer({ order: `PO-${1000 + order}`, totalCents, arrivesInDays: leadDays });
}
