import { createDice } from './dice.ts';
import { categories, shops } from './part-list.ts';

/** Rows of the tables a new store begins with. */
export interface Seed {
  readonly parts: readonly (readonly [sku: string, name: string, category: string, priceCents: number])[];
  readonly stock: readonly (readonly [shop: string, sku: string, onHand: number, reserved: number])[];
  readonly sales: readonly (readonly [shop: string, sku: string, weeksAgo: number, sold: number])[];
}

/** Weeks of sales that are known. */
export const weeksKnown = 8;

/** How much a shop sells, against the others. */
const shares = { Harbour: 1, Hill: 0.55, Station: 1.3 } as const;

/** Makes the same rows every time. */
export function createSeed(): Seed {
  const dice = createDice('northgate');
  const parts: Seed['parts'][number][] = [];
  const stock: Seed['stock'][number][] = [];
  const sales: Seed['sales'][number][] = [];
  for (const category of categories) {
    for (const [index, variant] of category.variants.entries()) {
      const sku = `${category.prefix}-${String(index + 1).padStart(2, '0')}`;
      parts.push([sku, `${category.name.replace(/s$/, '')}: ${variant}`, category.name, category.cents + index * 310]);
      for (const shop of shops) {
        const perWeek = (category.perWeek * shares[shop]) / (1 + index * 0.45);
        for (let week = 1; week <= weeksKnown; week += 1) {
          sales.push([shop, sku, week, Math.round(perWeek * (0.6 + dice() * 0.8))]);
        }
        // Most shelves hold a month and more; a few were not looked after.
        const weeks = dice() < 0.07 ? 0.3 + dice() * 1.7 : 4 + dice() * 8;
        const onHand = Math.round(perWeek * weeks);
        stock.push([shop, sku, onHand, Math.min(onHand >> 1, Math.floor(dice() * 3))]);
      }
    }
  }
  return { parts, stock, sales };
}
