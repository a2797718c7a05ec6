// Graphs elsewhere have nodes and edges.
const { nodes, edges } = await codemode.memory.read_graph({});
const teas = edges.filter((edge) => edge.from === 'Café Lumen').map((edge) => edge.to);
return nodes.filter((node) => edges.some((edge) => teas.includes(edge.from) && edge.to === node.name)).map((node) => node.name);
