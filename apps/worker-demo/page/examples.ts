/** A program to begin with. */
export interface Example {
  readonly name: string;
  readonly code: string;
}

/** Short programs, each of which shows one thing. */
export const examples: readonly Example[] = [
  {
    name: 'Everybody at once',
    code: `// Three shops and all suppliers, at the same time.
const shops = ['Harbour', 'Hill', 'Station'] as const;
const [{ suppliers }, ...stocks] = await Promise.all([
  codemode.store.list_suppliers(),
  ...shops.map((shop) => codemode.store.get_stock({ shop })),
]);

const quotes = await Promise.allSettled(
  suppliers.map(({ id }) =>
    codemode.store.get_quote({ supplier: id, sku: 'TY-03', quantity: 12 }),
  ),
);
console.log(quotes.filter(({ status }) => status === 'rejected').length, 'gave no price');

return stocks.map(({ shop, stock }) => ({
  shop,
  pieces: stock.reduce((sum, { onHand }) => sum + onHand, 0),
}));
`,
  },
  {
    name: 'A slow call, to stop',
    code: `// Takes seven seconds and tells how far it is. Press Stop: the shop stops counting.
return codemode.store.count_shelves({ shop: 'Hill' });
`,
  },
  {
    name: 'A tool that refuses',
    code: `// The argument does not fit the tool's schema: the host says so before the tool sees it.
await codemode.store.move_stock({ sku: 'TU-01', from: 'Hill', to: 'Station', quantity: 0.5 });
`,
  },
  {
    name: 'A mistake in the text',
    code: `const shops = ['Harbour', 'Hill', 'Station'];
for (const shop of shops {
  console.log(shop);
}
`,
  },
];
