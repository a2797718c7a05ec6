/** Something a schema says and the type does not. */
export interface Loss {
  /** JSON pointer into the schema: `/properties/age`. `''` is the schema itself. */
  readonly path: string;
  /** The keyword whose meaning is missing from the type. */
  readonly keyword: string;
  readonly reason: LossReason;
}

/**
 * Why the type does not say it.
 *
 * - `documented`: types have no word for it; the doc comment says it.
 * - `widened`: the type accepts more than the keyword does.
 * - `unresolved`: a reference that leads out of the schema or nowhere. Nothing is ever fetched.
 * - `invalid`: the keyword's value is not what JSON Schema allows.
 * - `limit`: the schema is larger than what is printed.
 * - `unreadable`: reading the schema threw.
 */
export type LossReason = 'documented' | 'widened' | 'unresolved' | 'invalid' | 'limit' | 'unreadable';

/** A place in a schema, linked to its parent. Kept as links because most places never need their pointer. */
export interface Path {
  readonly parent: Path | undefined;
  /** The keyword that leads here from the parent; `''` at the root. */
  readonly keyword: string;
  /** The property or index below that keyword, if it takes one. */
  readonly key: string | undefined;
}

/** The path of a whole schema. `key` names it, for types that are named after where they stand. */
export function rootPath(key?: string): Path {
  return { parent: undefined, keyword: '', key };
}

/** The path as a JSON pointer. */
export function toPointer(path: Path): string {
  const parts: string[] = [];
  for (let at: Path | undefined = path; at?.parent !== undefined; at = at.parent) {
    if (at.key !== undefined) parts.push(escapePointer(at.key));
    if (at.keyword !== '') parts.push(escapePointer(at.keyword));
  }
  return parts.length === 0 ? '' : `/${parts.reverse().join('/')}`;
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Collects losses while a schema is read. Pointers are made only when somebody reads the list. */
export interface LossLog {
  add(path: Path, keyword: string, reason: LossReason): void;
  list(): readonly Loss[];
}

/** More losses than this say nothing more to a person. */
const maximumLosses = 10_000;

export function createLossLog(): LossLog {
  const entries: { path: Path; keyword: string; reason: LossReason }[] = [];
  let listed: Loss[] = [];
  return {
    add: (path, keyword, reason) => {
      if (entries.length < maximumLosses) entries.push({ path, keyword, reason });
    },
    list: () => {
      if (listed.length !== entries.length) {
        listed = entries.map(({ path, keyword, reason }) => ({ path: toPointer(path), keyword, reason }));
      }
      return listed;
    },
  };
}
