const issues = await codemode.github.list_issues({ owner: 'harbour', repo: 'tea', state: 'open' );
return issues.length;
