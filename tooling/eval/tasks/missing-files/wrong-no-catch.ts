const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
const files = await Promise.all(months.map((month) => codemode.filesystem.read_text_file({ path: `/shop/orders/${month}.json` })));
return { counts: Object.fromEntries(files.map((file, i) => [months[i], JSON.parse(file.content).length])), missing: [] };
