import { childrenOf } from './name-types.ts';
import type { Naming } from './name-types.ts';
import type { Site, Type } from './type.ts';

/** The names of all declarations that sites, and one name more, need, sorted. */
export type Uses = (sites: readonly Site[], name: string | undefined) => readonly string[];

export function createUses(naming: Naming): Uses {
  const direct = new Map<string, ReadonlySet<string>>();
  let bodies: ReadonlyMap<string, Type> | undefined;
  const usesOf = (name: string): ReadonlySet<string> => {
    let uses = direct.get(name);
    if (uses === undefined) {
      bodies ??= new Map(naming.named.map((named) => [named.name, named.type]));
      const body = bodies.get(name);
      uses =
        body === undefined
          ? new Set()
          : namesIn(body.kind === 'reference' ? [body] : childrenOf(body).map(({ type }) => type), naming);
      direct.set(name, uses);
    }
    return uses;
  };
  return (sites, extra) => {
    const all = new Set<string>(extra === undefined ? [] : [extra]);
    const open = [
      ...namesIn(
        sites.map(({ type }) => type),
        naming,
      ),
    ];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (all.has(name)) continue;
      all.add(name);
      open.push(...usesOf(name));
    }
    return [...all].sort();
  };
}

/** Names met first on every way into the types. */
function namesIn(types: readonly Type[], naming: Naming): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Type>();
  const open = [...types];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    const name = naming.of(type);
    if (name !== undefined) names.add(name);
    else for (const child of childrenOf(type)) open.push(child.type);
  }
  return names;
}
