const commits = await codemode.github.list_commits({ owner: 'harbour', repo: 'tea', sha: 'main' });
return commits.reduce((counts, { author }) => ({ ...counts, [author.login]: (counts[author.login] ?? 0) + 1 }), {});
