import { supplierMs } from '../limits.ts';
import { categories } from './part-list.ts';
import { createDice } from './dice.ts';

/** A company parts can be ordered from. */
export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly string[];
  /** What it asks, as a share of the shop's own price. */
  readonly share: number;
  readonly leadDays: number;
  /** Its price service is down. */
  readonly isDown?: true;
}

/** The suppliers. They are made up, and so is the time each takes to answer. */
export const suppliers: readonly Supplier[] = [
  {
    id: 'alder',
    name: 'Alder Components',
    categories: ['Brakes', 'Chains', 'Cassettes', 'Cables', 'Wheels'],
    share: 0.61,
    leadDays: 3,
  },
  {
    id: 'brightside',
    name: 'Brightside Cycle Supply',
    categories: categories.map(({ name }) => name),
    share: 0.66,
    leadDays: 1,
  },
  {
    id: 'corsa',
    name: 'Corsa Import',
    categories: ['Brakes', 'Tyres', 'Tubes', 'Saddles', 'Pedals', 'Lights'],
    share: 0.58,
    leadDays: 6,
  },
  {
    id: 'dunmore',
    name: 'Dunmore Rubber',
    categories: ['Tyres', 'Tubes'],
    share: 0.5,
    leadDays: 4,
    isDown: true,
  },
];

/** What a supplier asks for a part, the same every time it is asked. */
export function priceOf(supplier: Supplier, part: { readonly sku: string; readonly priceCents: number }): number {
  const dice = createDice(`${supplier.id} ${part.sku}`);
  return Math.round(part.priceCents * supplier.share * (0.88 + dice() * 0.3));
}

/** How long a supplier thinks about it. */
export function thinkingMs(supplier: Pick<Supplier, 'id'>, sku: string): number {
  return Math.round(supplierMs.least + createDice(`${sku} ${supplier.id}`)() * (supplierMs.most - supplierMs.least));
}
