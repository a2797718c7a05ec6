// The answer is right, and there are two issues now.
const wanted = { owner: 'harbour', repo: 'tea', title: 'Kettle 3 leaks', labels: ['bug'] };
const [first] = await Promise.all([codemode.github.create_issue(wanted), codemode.github.create_issue(wanted)]);
const issue = await codemode.github.get_issue({ owner: 'harbour', repo: 'tea', issue_number: first.number });
return { number: issue.number, title: issue.title, labels: issue.labels.map((label) => label.name), state: issue.state };
