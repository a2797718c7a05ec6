/** Calls that somebody gets wrong: a value of another type, a word no enum has, a missing property, a misspelt key. */

type Record_ = { readonly [key: string]: unknown };

/** Copies of `value`, each with one mistake. At most `limit`. */
export function mistakesIn(value: unknown, limit: number): readonly unknown[] {
  const mistakes: unknown[] = [];
  for (const path of pathsIn(value, 0)) {
    if (mistakes.length >= limit) break;
    mistakes.push(
      changeAt(value, path, wrongFor),
      changeAt(value, path, () => undefined),
    );
    if (typeof at(value, path) === 'string') mistakes.push(changeAt(value, path, () => 'no such value'));
  }
  return mistakes;
}

/** Copies of `value`, each with one key misspelt, and where. */
export function misspelt(
  value: unknown,
  limit: number,
): readonly { readonly value: unknown; readonly path: readonly string[] }[] {
  return pathsIn(value, 0)
    .filter((path) => typeof path.at(-1) === 'string' && !/^\d+$/.test(path.at(-1) ?? ''))
    .slice(0, limit)
    .map((path) => ({ value: renameAt(value, path), path }));
}

function pathsIn(value: unknown, depth: number): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsIn(inner, depth + 1).map((path) => [key, ...path]),
  ]);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Record_)[key], value);
}

function wrongFor(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return 12_345;
    case 'number':
      return 'a word';
    case 'boolean':
      return 'maybe';
    default:
      return Array.isArray(value) ? { not: 'a list' } : [7];
  }
}

function changeAt(value: unknown, path: readonly string[], change: (inner: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? changeAt(item, rest, change) : item));
  }
  const copy: { [key: string]: unknown } = { ...(value as Record_) };
  const changed = changeAt(copy[key], rest, change);
  if (changed === undefined) delete copy[key];
  else copy[key] = changed;
  return copy;
}

function renameAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? renameAt(item, rest) : item));
  }
  return Object.fromEntries(
    Object.entries(value as Record_).map(([name, inner]) => {
      if (name !== key) return [name, inner];
      return rest.length === 0 ? [`${name}_x`, inner] : [name, renameAt(inner, rest)];
    }),
  );
}
