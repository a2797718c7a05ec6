async () => {
  // Step 1: Get all orders
  const { records } = await codemode.airtable.list_records({ baseId: 'appTea00000000001', tableId: 'tblOrders00000001' });

  // Step 2: Collect the amounts by region
  const amounts: Record<string, number[]> = {};
  for (const { fields } of records) {
    if (typeof fields.Amount === 'number') (amounts[String(fields.Region)] ??= []).push(fields.Amount);
  }

  // Step 3: Total and mean
  const cents = (value: number) => Math.round(value * 100) / 100;
  return Object.fromEntries(
    Object.entries(amounts).map(([region, all]) => {
      const total = all.reduce((sum, amount) => sum + amount, 0);
      return [region, { total: cents(total), mean: cents(total / all.length) }];
    }),
  );
}
