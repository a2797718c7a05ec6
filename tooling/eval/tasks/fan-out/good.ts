const pulls = await codemode.github.list_pull_requests({ owner: 'harbour', repo: 'tea', state: 'open', per_page: 100 });
const checked = await Promise.all(
  pulls.map(async ({ number }) => {
    const { state } = await codemode.github.get_pull_request_status({ owner: 'harbour', repo: 'tea', pull_number: number });
    return { number, state };
  }),
);
return {
  failing: checked.filter(({ state }) => state === 'failure').map(({ number }) => number).sort((a, b) => a - b),
  pending: checked.filter(({ state }) => state === 'pending').length,
};
