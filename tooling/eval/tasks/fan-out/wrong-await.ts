// The first call is never awaited.
const pulls = codemode.github.list_pull_requests({ owner: 'harbour', repo: 'tea', state: 'open' });
const failing = [];
for (const pull of pulls) {
  const { state } = await codemode.github.get_pull_request_status({ owner: 'harbour', repo: 'tea', pull_number: pull.number });
  if (state === 'failure') failing.push(pull.number);
}
return { failing, pending: 0 };
