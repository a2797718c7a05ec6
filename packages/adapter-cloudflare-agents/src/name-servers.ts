import { nameCharacters } from './constants.ts';

/**
 * A namespace for each server, by id: the name it was added under, `git-hub` as `git_hub`.
 *
 * A name that two servers share, or that something else of the agent has, gets the server's id behind it. So nobody who
 * adds a server can take the place of another, none changes its name with the order they came in, and no two are alike.
 */
export function nameServers(
  servers: readonly { readonly id: string; readonly name: string }[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const wanted = servers.map(({ id, name }) => ({ id, name: toName(name) }));
  const count = Map.groupBy(wanted, ({ name }) => name);
  const reserved = new Set([...taken.map(toName), ...wanted.map(withId)]);
  const isFree = (name: string): boolean => count.get(name)?.length === 1 && !reserved.has(name);
  const used = new Set([...taken, ...wanted.map(({ name }) => name).filter(isFree)]);
  return new Map(
    wanted.map((server) => {
      if (isFree(server.name)) return [server.id, server.name];
      let name = withId(server);
      while (used.has(name)) name += '_';
      used.add(name);
      return [server.id, name];
    }),
  );
}

function withId({ id, name }: { readonly id: string; readonly name: string }): string {
  return `${name}_${toName(id)}`;
}

/** Letters and digits an identifier may hold; whatever else becomes one `_`. */
function toName(text: string): string {
  const name = text
    .slice(0, nameCharacters)
    .replaceAll(/(?:[^\p{ID_Continue}]|[\p{Default_Ignorable_Code_Point}_])+/gu, '_')
    .replaceAll(/^_|_$/g, '');
  return name === '' ? 'server' : name;
}
