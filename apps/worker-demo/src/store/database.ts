import type { SqlStorage } from '@cloudflare/workers-types';

import { createSeed } from './seed.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS parts (sku TEXT PRIMARY KEY, name TEXT, category TEXT, price_cents INTEGER);
  CREATE TABLE IF NOT EXISTS stock (shop TEXT, sku TEXT, on_hand INTEGER, reserved INTEGER, PRIMARY KEY (shop, sku));
  CREATE TABLE IF NOT EXISTS sales (shop TEXT, sku TEXT, weeks_ago INTEGER, sold INTEGER, PRIMARY KEY (shop, sku, weeks_ago));
  CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, supplier TEXT, total_cents INTEGER);
  CREATE TABLE IF NOT EXISTS order_lines (order_id INTEGER, shop TEXT, sku TEXT, quantity INTEGER, unit_cents INTEGER);
  CREATE TABLE IF NOT EXISTS counts (shop TEXT PRIMARY KEY, shelves INTEGER, complete INTEGER);
`;
const names = ['parts', 'stock', 'sales', 'orders', 'order_lines', 'counts'] as const;

/** Makes the tables and fills them once. */
export function prepareDatabase(sql: SqlStorage): void {
  sql.exec(tables);
  if (sql.exec<{ count: number }>('SELECT count(*) AS count FROM parts').one().count > 0) return;
  const { parts, stock, sales } = createSeed();
  for (const row of parts) sql.exec('INSERT INTO parts VALUES (?, ?, ?, ?)', ...row);
  for (const row of stock) sql.exec('INSERT INTO stock VALUES (?, ?, ?, ?)', ...row);
  for (const row of sales) sql.exec('INSERT INTO sales VALUES (?, ?, ?, ?)', ...row);
}

/** Throws away what was changed. */
export function refillDatabase(sql: SqlStorage): void {
  for (const name of names) sql.exec(`DROP TABLE IF EXISTS ${name}`);
  prepareDatabase(sql);
}
