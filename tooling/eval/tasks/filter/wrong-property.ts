// The shape of Todoist's REST API, which this server does not have.
const { tasks } = await codemode.todoist.find_tasks({ projectId: '6XqShop0000001', limit: 100 });
return tasks
  .filter((task) => task.priority === 'p1' && task.due.date < '2026-03-01')
  .sort((a, b) => a.due.date.localeCompare(b.due.date))
  .map((task) => task.content);
