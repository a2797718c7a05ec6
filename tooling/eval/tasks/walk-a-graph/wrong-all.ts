// Every supplier there is.
const { entities } = await codemode.memory.read_graph({});
return entities.filter((entity) => entity.entityType === 'supplier').map((entity) => entity.name).sort();
