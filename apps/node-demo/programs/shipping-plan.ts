interface Order {
  id: string;
  customer: string;
  warehouse: string;
  status: string;
}

const cities = ['New York', 'Chicago', 'Los Angeles'] as const;

async function readHolds(): Promise<string[]> {
  try {
    return JSON.parse(
      (await codemode.filesystem.read_text_file({ path: 'holds.json' })).content,
    );
  } catch (error) {
    console.warn(
      'no holds.json, so nobody is on hold:',
      (error as { code?: string }).code,
    );
    return [];
  }
}

// Two servers at once: files from one, the weather of each city from the other.
const [holds, march, ...weather] = await Promise.all([
  readHolds(),
  codemode.filesystem.read_text_file({ path: 'orders/2026-03.json' }),
  ...cities.map((location) => codemode.everything.get_structured_content({ location })),
]);

const isWet = ({ conditions }: { conditions: string }) =>
  /rain|drizzle|snow|storm/i.test(conditions);
const wet = new Set<string>(cities.filter((_, index) => isWet(weather[index])));

const orders: Order[] = JSON.parse(march.content);
const open = orders.filter(({ status }) => status === 'open');
const waits = ({ warehouse, customer }: Order) =>
  wet.has(warehouse) || holds.includes(customer);
const plan = {
  leave: open
    .filter((order) => !waits(order))
    .map(({ id, warehouse }) => ({ id, warehouse })),
  wait: open
    .filter(waits)
    .map(({ id, customer, warehouse }) => ({ id, customer, warehouse })),
};

await codemode.filesystem.create_directory({ path: 'plans' });
await codemode.filesystem.write_file({
  path: 'plans/today.json',
  content: JSON.stringify(plan),
});

return {
  weather: Object.fromEntries(
    cities.map((city, index) => [city, weather[index].conditions]),
  ),
  leave: Object.groupBy(plan.leave, ({ warehouse }) => warehouse),
  wait: plan.wait.map(({ id, warehouse }) => `${id} (${warehouse})`),
};
