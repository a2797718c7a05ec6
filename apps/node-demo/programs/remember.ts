const read = async (path: string) =>
  (await codemode.filesystem.read_text_file({ path })).content;
const [plan, customers] = await Promise.all([
  read('plans/today.json'),
  read('customers.csv'),
]);

const nameOf = Object.fromEntries(customers.split('\n').map((line) => line.split(',')));
const { wait } = JSON.parse(plan) as {
  wait: { id: string; customer: string; warehouse: string }[];
};

const unique = (names: string[]) => [...new Set(names)];
const entity = (name: string, entityType: string, ...observations: string[]) => ({
  name,
  entityType,
  observations,
});
await codemode.memory.create_entities({
  entities: [
    ...unique(wait.map(({ warehouse }) => warehouse)).map((city) =>
      entity(city, 'warehouse', 'it rains'),
    ),
    ...unique(wait.map(({ customer }) => customer)).map((id) =>
      entity(nameOf[id], 'customer'),
    ),
    ...wait.map(({ id }) => entity(id, 'order', 'held back')),
  ],
});
await codemode.memory.create_relations({
  relations: wait.flatMap(({ id, customer, warehouse }) => [
    { from: nameOf[customer], to: id, relationType: 'placed' },
    { from: id, to: warehouse, relationType: 'waits for' },
  ]),
});

// Ask the graph, not the plan: this is what will be remembered.
const graph = await codemode.memory.read_graph();
const held = graph.relations.filter(
  ({ relationType, to }) => relationType === 'waits for' && to === 'Chicago',
);
const customersOf = (order: string) =>
  graph.relations.filter(({ to }) => to === order).map(({ from }) => from);
return {
  entities: graph.entities.length,
  relations: graph.relations.length,
  waitingForChicago: Object.groupBy(
    held.map(({ from: order }) => ({ order, customer: customersOf(order).join() })),
    ({ customer }) => customer,
  ),
};
