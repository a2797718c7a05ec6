interface Order {
  customer: string;
  status: 'open' | 'shipped' | 'cancelled';
  lines: { product: string; quantity: number }[];
}
interface Product {
  id: string;
  name: string;
  cents: number;
}

const read = async (path: string) =>
  (await codemode.filesystem.read_text_file({ path })).content;
const readJson = async (path: string) => JSON.parse(await read(path));

// One round for the names of the months, one for everything else.
const listing = await codemode.filesystem.list_directory({ path: 'orders' });
const months = listing.content.match(/[\d-]+\.json/g) ?? [];
const [customers, products, ...files] = await Promise.all([
  read('customers.csv'),
  readJson('products.json') as Promise<Product[]>,
  ...months.map((month): Promise<Order[]> => readJson(`orders/${month}`)),
]);

const orders = files.flat().filter(({ status }) => status !== 'cancelled');
console.log(
  orders.length,
  'orders in',
  months.length,
  'months, without cancelled ones',
);

const nameOf = Object.fromEntries(customers.split('\n').map((row) => row.split(',')));
const productOf = Object.fromEntries(products.map((product) => [product.id, product]));

const baskets: Record<string, Record<string, number>> = {};
for (const { customer, lines } of orders) {
  const basket = (baskets[customer] ??= {});
  for (const { product, quantity } of lines) {
    basket[product] = (basket[product] ?? 0) + quantity * productOf[product].cents;
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, cents) => total + cents, 0);
const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
return Object.entries(baskets)
  .map(([customer, basket]) => {
    const [top] = Object.entries(basket).sort(([, a], [, b]) => b - a);
    const total = sum(Object.values(basket));
    return { customer, total, product: top[0], cents: top[1] };
  })
  .sort((a, b) => b.total - a.total)
  .slice(0, 3)
  .map(({ customer, total, product, cents }) => ({
    customer: nameOf[customer],
    total: dollars(total),
    mostSpentOn: productOf[product].name,
    spent: dollars(cents),
  }));
