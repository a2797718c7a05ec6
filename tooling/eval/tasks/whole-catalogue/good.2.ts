const shop = { longitude: 9.9937, latitude: 53.5511 };
const warehouses = {
  Bremen: { longitude: 8.8017, latitude: 53.0793 },
  Kiel: { longitude: 10.1228, latitude: 54.3233 },
  Hannover: { longitude: 9.732, latitude: 52.3759 },
};
const measured = await Promise.all(
  Object.entries(warehouses).map(async ([name, from]) => {
    const { distance } = await codemode.mapbox.distance_tool({ from, to: shop, units: 'kilometers' });
    return { name, distance };
  }),
);
const [best] = measured.sort((a, b) => a.distance - b.distance);
return { nearest: best.name, kilometers: Math.round(best.distance * 10) / 10 };
