import type { ToolSpec } from '@sallyport/contract';

import { assignIdentifiers } from './identifier.ts';

/** Where one tool stands inside its provider's object. */
export interface ToolPlace {
  readonly group?: string;
  readonly identifier: string;
}

/**
 * Gives each tool of one provider its place: safe names, no two alike in one object. Groups are named before tools, so
 * that a tool called `$resources` cannot take the place of the group.
 */
export function placeTools(specs: readonly ToolSpec[]): readonly ToolPlace[] {
  const wanted = specs.map(({ name, path }) => readPath(path) ?? ([undefined, name] as const));
  const groups = [...new Set(wanted.map(([group]) => group))].filter((group) => group !== undefined);
  const groupNames = assignIdentifiers(groups);
  const places: ToolPlace[] = [];
  for (const group of [undefined, ...groups]) {
    const indexes = [...wanted.keys()].filter((index) => wanted[index]?.[0] === group);
    const reserved = group === undefined ? groupNames : [];
    const identifiers = assignIdentifiers(
      indexes.map((index) => wanted[index]?.[1] ?? ''),
      reserved,
    );
    const name = group === undefined ? undefined : groupNames[groups.indexOf(group)];
    indexes.forEach((index, at) => {
      places[index] = { ...(name !== undefined && { group: name }), identifier: identifiers[at] ?? 'tool' };
    });
  }
  return places;
}

/** A path that is none is passed over: the tool then stands under its own name. */
function readPath(path: unknown): readonly [group: string | undefined, tool: string] | undefined {
  if (!Array.isArray(path) || path.length < 1 || path.length > 2) return undefined;
  const [first, second] = path as readonly unknown[];
  if (typeof first !== 'string' || (path.length === 2 && typeof second !== 'string')) return undefined;
  return typeof second === 'string' ? [first, second] : [undefined, first];
}
