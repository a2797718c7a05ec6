// Forgets that logins are written in another case in Slack.
const issues = await codemode.github.list_issues({ owner: 'harbour', repo: 'tea', state: 'open', labels: ['bug'] });
const { members } = await codemode.slack.slack_get_users({});
const counts = {};
for (const { assignee } of issues.filter((issue) => issue.assignee)) {
  const user = members.find((member) => member.name === assignee.login);
  const name = user ? user.real_name : assignee.login;
  counts[name] = (counts[name] ?? 0) + 1;
}
return counts;
