// Right names, and nobody was told.
const { items } = await codemode.kubernetes.kubectl_get({ resourceType: 'pods', namespace: 'shop', output: 'json' });
return { pods: items.filter((pod) => pod.status.containerStatuses[0].restartCount > 5).map((pod) => pod.metadata.name) };
