const { relations } = await codemode.memory.open_nodes({ names: ['Café Lumen'] });
const teas = relations.filter(({ relationType }) => relationType === 'orders').map(({ to }) => to);
const opened = await codemode.memory.open_nodes({ names: teas });
const suppliers = opened.relations.filter(({ from, relationType }) => relationType === 'comes from' && teas.includes(from));
return [...new Set(suppliers.map(({ to }) => to))].sort();
