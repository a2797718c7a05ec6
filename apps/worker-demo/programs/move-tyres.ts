// Some were moved already: what is there now counts.
const { stock } = await codemode.store.get_stock({ shop: 'Hill' });
const tyres = stock.filter(({ sku, onHand }) => sku.startsWith('TY-') && onHand > 0);

const moved = await Promise.all(
  tyres
    .filter(({ onHand, reserved }) => onHand > reserved)
    .map(async ({ sku, onHand, reserved }) => {
      const quantity = onHand - reserved;
      await codemode.store.move_stock({ sku, from: 'Hill', to: 'Station', quantity });
      return quantity;
    }),
);

const [hill, station] = await Promise.all([
  codemode.store.get_stock({ shop: 'Hill' }),
  codemode.store.get_stock({ shop: 'Station' }),
]);
const tyresAt = ({ stock }: typeof hill) =>
  stock.filter(({ sku }) => sku.startsWith('TY-'));
return {
  movedNow: moved.reduce((sum, pieces) => sum + pieces, 0),
  stay: tyresAt(hill)
    .filter(({ onHand }) => onHand > 0)
    .map(({ sku, onHand }) => `${onHand} × ${sku}`),
  atStation: tyresAt(station).reduce((sum, { onHand }) => sum + onHand, 0),
};
