const { wait } = JSON.parse(
  (await codemode.filesystem.read_text_file({ path: 'plans/today.json' })).content,
) as { wait: { id: string; warehouse: string }[] };

await codemode.memory.create_relations({
  relations: wait.map(({ id, warehouse }) => ({
    from: id,
    to: warehouse,
    type: 'waits for',
  })),
});
return wait.length;
