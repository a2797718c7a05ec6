import type { Screen } from './screen/screen.ts';
import { createStartView } from './screen/start-view.ts';
import type { ServerDefinition } from './server-list.ts';
import { type Server, startServer } from './start-server.ts';

/**
 * Starts all servers at once and shows how they come up. `stack` ends them, all at once. Rejects when one does not
 * start, and with `signal.reason` on abort.
 */
export async function startServers(
  definitions: readonly ServerDefinition[],
  {
    screen,
    signal,
    stack,
  }: { readonly screen: Screen; readonly signal: AbortSignal; readonly stack: AsyncDisposableStack },
): Promise<readonly Server[]> {
  const view = createStartView(
    screen,
    definitions.map(({ namespace }) => namespace),
  );
  const ends = definitions.map(() => new AsyncDisposableStack());
  stack.defer(async () => void (await Promise.all(ends.map((each) => each.disposeAsync()))));
  const starts = definitions.map(async (definition, index) => {
    try {
      const server = await startServer(definition, { signal, stack: ends[index] ?? stack });
      view.ready(server);
      return server;
    } catch (error) {
      view.ended(definition.namespace, signal.aborted ? 'stopped' : 'failed');
      throw error;
    }
  });
  try {
    return await Promise.all(starts);
  } finally {
    view.finish();
  }
}
