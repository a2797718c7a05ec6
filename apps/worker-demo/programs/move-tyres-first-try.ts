const { stock } = await codemode.store.get_stock({ shop: 'Hill' });
const tyres = stock.filter(({ sku, onHand }) => sku.startsWith('TY-') && onHand > 0);

return Promise.all(
  tyres.map(({ sku, onHand }) =>
    codemode.store.move_stock({ sku, from: 'Hill', to: 'Station', quantity: onHand }),
  ),
);
