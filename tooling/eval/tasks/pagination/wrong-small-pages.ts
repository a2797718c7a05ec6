// Right, and twenty calls where two do.
const counts = {};
let page = 1;
let commits;
do {
  commits = await codemode.github.list_commits({ owner: 'harbour', repo: 'tea', page, perPage: 5 });
  for (const { author } of commits) counts[author.login] = (counts[author.login] ?? 0) + 1;
  page++;
} while (commits.length > 0);
return counts;
