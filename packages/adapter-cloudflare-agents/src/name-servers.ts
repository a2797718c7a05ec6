/**
 * A namespace for each server, by id: the name it was added under, `git-hub` as `git_hub`.
 *
 * A name that two servers share, or that something else of the agent has, gets the server's id behind it. So nobody who
 * adds a server can take the place of another, and none changes its name with the order they came in.
 */
export function nameServers(
  servers: readonly { readonly id: string; readonly name: string }[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const wanted = servers.map(({ id, name }) => [id, toName(name)] as const);
  const reserved = new Set(taken.map(toName));
  const count = Map.groupBy(wanted, ([, name]) => name);
  return new Map(
    wanted.map(([id, name]) => {
      const isFree = count.get(name)?.length === 1 && !reserved.has(name);
      return [id, isFree ? name : `${name}_${toName(id)}`];
    }),
  );
}

function toName(text: string): string {
  const name = text.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_|_$/g, '');
  return name === '' ? 'server' : name;
}
