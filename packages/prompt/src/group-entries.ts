import type { ApiEntry } from './api-parts.ts';
import { byCodeUnit } from './order.ts';

/** Entries by namespace, both in code-unit order, so that the order a server lists its tools in changes nothing. */
export function groupEntries(entries: readonly ApiEntry[]): ReadonlyMap<string, readonly ApiEntry[]> {
  const ordered = entries.toSorted(
    (left, right) =>
      byCodeUnit(left.namespace, right.namespace) ||
      byCodeUnit(left.group ?? '', right.group ?? '') ||
      byCodeUnit(left.identifier, right.identifier) ||
      byCodeUnit(left.name, right.name),
  );
  const groups = new Map<string, ApiEntry[]>();
  for (const entry of ordered) {
    const group = groups.get(entry.namespace);
    if (group === undefined) groups.set(entry.namespace, [entry]);
    else group.push(entry);
  }
  return groups;
}
