const { items } = await codemode.kubernetes.kubectl_get({ resourceType: 'pods', namespace: 'shop', output: 'json' });
const pods = items
  .filter(({ status }) => status.containerStatuses.some(({ restartCount }) => restartCount > 5))
  .map(({ metadata }) => metadata.name)
  .sort();
await codemode.slack.slack_post_message({ channel_id: 'C042', text: `Restarting: ${pods.join(', ')}` });
return { pods };
