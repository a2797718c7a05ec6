import type { BenchTools } from './system.ts';

/** How long the slow tool takes. */
export const waitMs = 5;

/** About 1 MB of JSON: 9,000 records. Programs make the same ones, see `recordsText`. */
export const recordsText = `Array.from({ length: 9000 }, (_, n) => ({ id: n, title: 'Issue number ' + n + ' of the list', state: n % 3 === 0 ? 'open' : 'closed', labels: ['bug', 'area-' + (n % 17)], comments: n % 50 }))`;

const records: unknown = Array.from({ length: 9000 }, (_, n) => ({
  id: n,
  title: `Issue number ${n} of the list`,
  state: n % 3 === 0 ? 'open' : 'closed',
  labels: ['bug', `area-${n % 17}`],
  comments: n % 50,
}));

const input = { type: 'object', properties: { n: { type: 'number' } } } as const;

/** The same three tools for every system. */
export const benchTools: BenchTools = {
  echo: { description: 'Answers at once with what it was given.', input, execute: async ({ n }) => ({ n }) },
  wait: {
    description: `Answers after ${waitMs} ms.`,
    input,
    execute: ({ n }) => new Promise((resolve) => setTimeout(resolve, waitMs, { n })),
  },
  records: { description: 'Answers at once with about 1 MB.', input, execute: async () => records },
};
