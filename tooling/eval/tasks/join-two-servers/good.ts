const [issues, users] = await Promise.all([
  codemode.github.list_issues({ owner: 'harbour', repo: 'tea', state: 'open', labels: ['bug'], per_page: 100 }),
  codemode.slack.slack_get_users({ limit: 200 }),
]);
const nameOf = new Map(users.members.map((user) => [user.name, user.real_name]));
const counts: Record<string, number> = {};
for (const { assignee } of issues) {
  if (!assignee) continue;
  const name = nameOf.get(assignee.login.toLowerCase());
  counts[name] = (counts[name] ?? 0) + 1;
}
return counts;
