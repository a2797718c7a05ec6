const { number } = await codemode.github.create_issue({ owner: 'harbour', repo: 'tea', title: 'Kettle 3 leaks', labels: ['bug'] });
const issue = await codemode.github.get_issue({ owner: 'harbour', repo: 'tea', issue_number: number });
return { number, title: issue.title, labels: issue.labels.map((label) => label.name), state: issue.state };
