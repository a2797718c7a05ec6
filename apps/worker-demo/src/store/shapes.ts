import { z } from 'zod';

import { shops } from './part-list.ts';

/** Shapes that several tools take or give. */
export const shop = z.enum(shops);
export const sku = z.string().max(20).describe('For example BR-01.');
export const quantity = z.number().int().min(1).max(10_000);
export const supplierId = z.string().max(40).describe('As list_suppliers gives it.');

export const part = z.object({
  sku: z.string(),
  name: z.string(),
  category: z.string(),
  priceCents: z.number().int().describe('What customers pay.'),
});
export const stockRow = z.object({
  sku: z.string(),
  onHand: z.number().int(),
  reserved: z.number().int().describe('Of those on hand, promised to customers.'),
});
export const orderLine = z.object({ sku, shop: shop.describe('Where it is delivered.'), quantity });
