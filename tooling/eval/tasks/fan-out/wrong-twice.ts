// Asks for every status twice, one after the other.
const repo = { owner: 'harbour', repo: 'tea' };
const pulls = await codemode.github.list_pull_requests({ ...repo, state: 'open' });
const failing = [];
for (const pull of pulls) {
  const status = await codemode.github.get_pull_request_status({ ...repo, pull_number: pull.number });
  if (status.state === 'failure') failing.push(pull.number);
}
let pending = 0;
for (const pull of pulls) {
  const status = await codemode.github.get_pull_request_status({ ...repo, pull_number: pull.number });
  if (status.state === 'pending') pending++;
}
return { failing: failing.sort((a, b) => a - b), pending };
