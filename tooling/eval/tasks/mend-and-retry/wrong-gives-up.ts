try {
  const { merged, sha } = await codemode.github.merge_pull_request({
    owner: 'harbour',
    repo: 'tea',
    pull_number: 31,
    merge_method: 'squash',
  });
  return { merged, sha, updated: false };
} catch {
  return { merged: false, sha: null, updated: false };
}
