const { tasks } = await codemode.todoist.find_tasks({ projectId: '6XqShop0000001', limit: 100 });
return tasks
  .filter((task) => task.priority === 'p1' && task.dueDate !== undefined && task.dueDate < '2026-03-01')
  .sort((a, b) => a.dueDate.localeCompare(b.dueDate) || a.content.localeCompare(b.content))
  .map((task) => task.content);
