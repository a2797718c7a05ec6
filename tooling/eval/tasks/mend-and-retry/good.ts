const pull = { owner: 'harbour', repo: 'tea', pull_number: 31 };
const merge = () => codemode.github.merge_pull_request({ ...pull, merge_method: 'squash' });
try {
  const { merged, sha } = await merge();
  return { merged, sha, updated: false };
} catch (error) {
  if (!/out of date/.test(error.message)) throw error;
}
await codemode.github.update_pull_request_branch(pull);
const { merged, sha } = await merge();
return { merged, sha, updated: true };
