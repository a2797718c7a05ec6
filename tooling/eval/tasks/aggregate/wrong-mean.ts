// Divides by all orders, also by those without an amount.
const { records } = await codemode.airtable.list_records({ baseId: 'appTea00000000001', tableId: 'tblOrders00000001' });
const groups = {};
for (const { fields } of records) {
  const group = (groups[fields.Region] ??= { total: 0, count: 0 });
  group.total += fields.Amount ?? 0;
  group.count++;
}
const cents = (value) => Math.round(value * 100) / 100;
return Object.fromEntries(
  Object.entries(groups).map(([region, { total, count }]) => [region, { total: cents(total), mean: cents(total / count) }]),
);
