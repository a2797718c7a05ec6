interface Order {
  customer: string;
  status: 'open' | 'shipped' | 'cancelled';
  lines: { product: string; quantity: number }[];
}

const read = async (path: string) =>
  (await codemode.filesystem.read_text_file({ path })).content;
const readJson = async (path: string) => JSON.parse(await read(path));

// One round for the names of the months, one for everything else.
const listing = await codemode.filesystem.list_directory({ path: 'orders' });
const months = listing.content.match(/[\d-]+\.json/g) ?? [];
const [customers, products, ...files] = await Promise.all([
  read('customers.csv'),
  readJson('products.json'),
  ...months.map((month) => readJson(`orders/${month}`)),
]);

const rows = customers.split('\n').map((line) => line.split(',') as [string, string]);
const customerName = new Map(rows);
const product = new Map<string, { name: string; cents: number }>(
  products.map((item: { id: string }) => [item.id, item]),
);
const orders: Order[] = files
  .flat()
  .filter((order: Order) => order.status !== 'cancelled');
console.log(
  `${orders.length} orders in ${months.length} months, cancelled ones left out`,
);

const spent = new Map<string, Map<string, number>>();
for (const order of orders) {
  const basket = spent.get(order.customer) ?? new Map<string, number>();
  spent.set(order.customer, basket);
  for (const { product: id, quantity } of order.lines) {
    basket.set(id, (basket.get(id) ?? 0) + quantity * product.get(id)!.cents);
  }
}

const total = (basket: Map<string, number>) =>
  [...basket.values()].reduce((sum, cents) => sum + cents, 0);
const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
return [...spent]
  .sort(([, a], [, b]) => total(b) - total(a))
  .slice(0, 3)
  .map(([id, basket]) => {
    const [favourite, cents] = [...basket].sort(([, a], [, b]) => b - a)[0]!;
    return {
      customer: customerName.get(id),
      total: dollars(total(basket)),
      mostSpentOn: product.get(favourite)!.name,
      spent: dollars(cents),
    };
  });
