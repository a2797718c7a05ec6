const counts: Record<string, number> = {};
for (let page = 1; ; page += 1) {
  const commits = await codemode.github.list_commits({ owner: 'harbour', repo: 'tea', sha: 'main', page, perPage: 50 });
  for (const { author } of commits) counts[author.login] = (counts[author.login] ?? 0) + 1;
  if (commits.length < 50) return counts;
}
