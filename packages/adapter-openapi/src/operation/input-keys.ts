import type { RawParameter } from './find-parameters.ts';

/**
 * The name of each parameter in the tool's input. A parameter keeps its own name. Where two places have a parameter of
 * that name, or the name is one of the input's own (`body`, …), each such parameter gets its place before it: `path_id`,
 * `query_id`, `query_body`. Where that is taken too, a number follows.
 */
export function inputKeys(parameters: readonly RawParameter[], reserved: readonly string[]): readonly string[] {
  const uses = new Map<string, number>(reserved.map((key) => [key, 1]));
  for (const { name } of parameters) uses.set(name, (uses.get(name) ?? 0) + 1);
  const isAlone = ({ name }: RawParameter): boolean => uses.get(name) === 1;
  const taken = new Set([...reserved, ...parameters.filter(isAlone).map(({ name }) => name)]);
  return parameters.map((parameter) => {
    if (isAlone(parameter)) return parameter.name;
    const wanted = `${parameter.place}_${parameter.name}`;
    let key = wanted;
    for (let count = 2; taken.has(key); count += 1) key = `${wanted}_${count}`;
    taken.add(key);
    return key;
  });
}
