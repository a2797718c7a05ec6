const shops = ['Harbour', 'Hill', 'Station'] as const;
const weeks = 4;

// Shelves, sales and the first page of parts do not need each other: one round.
const [first, stocks, sales] = await Promise.all([
  codemode.store.list_parts({ page: 1 }),
  Promise.all(shops.map((shop) => codemode.store.get_stock({ shop }))),
  Promise.all(shops.map((shop) => codemode.store.get_sales({ shop, weeks }))),
]);
const rest = await Promise.all(
  Array.from({ length: first.pages - 1 }, (_, index) =>
    codemode.store.list_parts({ page: index + 2 }),
  ),
);
const parts = [first, ...rest].flatMap((page) => page.parts);
console.log(parts.length, 'parts in', shops.length, 'shops');

const nameOf = new Map(parts.map(({ sku, name }) => [sku, name]));
const low = shops.flatMap((shop, index) => {
  const perWeek = new Map(
    sales[index].sales.map(({ sku, sold }) => [sku, sold / weeks]),
  );
  return stocks[index].stock
    .map(({ sku, onHand, reserved }) => ({
      shop,
      sku,
      left: onHand - reserved,
      perWeek: perWeek.get(sku) ?? 0,
    }))
    .filter(({ left, perWeek }) => perWeek > 0 && left / perWeek < 2);
});

return low
  .sort((a, b) => a.left / a.perWeek - b.left / b.perWeek)
  .map(({ shop, sku, left, perWeek }) => ({
    shop,
    sku,
    part: nameOf.get(sku),
    left,
    days: Math.floor((left / perWeek) * 7),
    sixWeeks: Math.ceil(perWeek * 6 - left),
  }));
