// A message for every pod.
const { items } = await codemode.kubernetes.kubectl_get({ resourceType: 'pods', namespace: 'shop', output: 'json' });
const pods = items.filter((pod) => pod.status.containerStatuses[0].restartCount > 5).map((pod) => pod.metadata.name);
for (const pod of pods) await codemode.slack.slack_post_message({ channel_id: 'C042', text: `Restarting: ${pod}` });
return { pods };
