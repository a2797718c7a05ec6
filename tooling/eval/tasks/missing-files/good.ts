const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
const read = await Promise.allSettled(
  months.map((month) => codemode.filesystem.read_text_file({ path: `/shop/orders/${month}.json` })),
);
const counts: Record<string, number> = {};
const missing: string[] = [];
for (const [index, result] of read.entries()) {
  if (result.status === 'fulfilled') counts[months[index]] = JSON.parse(result.value.content).length;
  else if (result.reason.message.includes('ENOENT')) missing.push(months[index]);
  else throw result.reason;
}
return { counts, missing };
