const wanted = [
  { shop: 'Harbour', sku: 'TU-05', quantity: 31 },
  { shop: 'Harbour', sku: 'CH-06', quantity: 11 },
  { shop: 'Harbour', sku: 'TY-05', quantity: 10 },
  { shop: 'Hill', sku: 'BR-05', quantity: 7 },
  { shop: 'Hill', sku: 'WH-02', quantity: 7 },
  { shop: 'Station', sku: 'WH-02', quantity: 18 },
  { shop: 'Hill', sku: 'PE-05', quantity: 5 },
  { shop: 'Station', sku: 'PE-05', quantity: 5 },
  { shop: 'Station', sku: 'SA-04', quantity: 5 },
  { shop: 'Station', sku: 'CA-02', quantity: 46 },
] as const;

const [{ suppliers }, ...pages] = await Promise.all([
  codemode.store.list_suppliers(),
  ...[1, 2, 3].map((page) => codemode.store.list_parts({ page })),
]);
const parts = pages.flatMap((page) => page.parts);
const categoryOf = new Map(parts.map(({ sku, category }) => [sku, category]));

// Every supplier that carries a part is asked for it, all at the same time.
const silent = new Set<string>();
const askAll = async (sku: string) => {
  const quantity = wanted.reduce(
    (sum, w) => (w.sku === sku ? sum + w.quantity : sum),
    0,
  );
  const able = suppliers.filter(({ categories }) =>
    categories.includes(categoryOf.get(sku) ?? ''),
  );
  const quotes = await Promise.all(
    able.map(async ({ id, name }) => {
      try {
        const quote = await codemode.store.get_quote({ supplier: id, sku, quantity });
        return { sku, supplier: id, ...quote };
      } catch (error) {
        if (!silent.has(name)) console.warn((error as Error).message);
        silent.add(name);
        return undefined;
      }
    }),
  );
  return quotes
    .filter((quote) => quote !== undefined)
    .sort((a, b) => a.unitCents - b.unitCents)[0];
};
const best = await Promise.all([...new Set(wanted.map(({ sku }) => sku))].map(askAll));

const bySupplier = Object.groupBy(
  best.filter((quote) => quote !== undefined),
  ({ supplier }) => supplier,
);
const orders = await Promise.all(
  Object.entries(bySupplier).map(async ([supplier, quotes = []]) => {
    const skus = quotes.map(({ sku }) => sku);
    const lines = wanted.filter(({ sku }) => skus.includes(sku));
    const placed = await codemode.store.place_order({ supplier, lines: [...lines] });
    return { supplier, ...placed, parts: skus };
  }),
);

const cents = orders.reduce((sum, { totalCents }) => sum + totalCents, 0);
return {
  orders: orders.map(({ totalCents, ...order }) => ({
    ...order,
    euros: (totalCents / 100).toFixed(2),
  })),
  total: (cents / 100).toFixed(2),
  silent: [...silent],
};
