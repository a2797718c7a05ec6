import type { RawOperation } from './list-operations.ts';

/** What an operation is called, and what it asked to be called where another has that name. */
export interface OperationName {
  readonly name: string;
  readonly wanted: string | undefined;
}

const longestName = 120;

/**
 * One name an operation: its `operationId`, else its method and path (`get_pets_petId`). Of several with one id the first
 * keeps it; the others are named by method and path. The answer is in the order of the operations.
 */
export function nameOperations(operations: readonly RawOperation[]): readonly OperationName[] {
  const taken = new Set<string>();
  const ids = operations.map(({ operation }) => {
    const id = operation['operationId'];
    if (typeof id !== 'string' || id === '' || taken.has(id)) return undefined;
    taken.add(id);
    return id;
  });
  // Where to go on counting, so that ten thousand equal names stay linear.
  const counts = new Map<string, number>();
  return operations.map((raw, index) => {
    const id = ids[index];
    if (id !== undefined) return { name: id, wanted: undefined };
    const asked = raw.operation['operationId'];
    const wanted = typeof asked === 'string' && asked !== '' ? asked : undefined;
    const byPath = nameByPath(raw);
    let name = byPath;
    for (let count = counts.get(byPath) ?? 2; taken.has(name); counts.set(byPath, count)) {
      name = `${byPath}_${count}`;
      count += 1;
    }
    taken.add(name);
    return { name, wanted: wanted ?? (name === byPath ? undefined : byPath) };
  });
}

/** `GET /pets/{petId}` is `get_pets_petId`. */
export function nameByPath({ method, path }: { readonly method: string; readonly path: string }): string {
  const words = `${method.toLowerCase()} ${path}`.replaceAll(/[^\p{L}\p{N}]+/gu, '_');
  return words.slice(0, longestName).replaceAll(/^_+|_+$/g, '');
}
