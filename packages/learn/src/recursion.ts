import { mergeShapes } from './merge-shapes.ts';
import { Kind, nothing, type ObjectShape, type Property, type Shape } from './shape.ts';

/** Property names on the way; `''` for items and for what stands under keys that are data. */
export type Path = readonly string[];

/** An object somewhere in a shape. */
interface Placed {
  readonly object: ObjectShape;
  readonly steps: Path;
}

/**
 * True when `inner`, which stands inside `outer`, is another level of it, as a folder in a folder: the first property on
 * the way from one to the other is a property of both, and most of their other names are the same.
 */
export function isSameThing(outer: Placed, inner: Placed): boolean {
  const way = inner.steps.slice(outer.steps.length).find((step) => step !== '');
  if (way === undefined || !inner.object.properties.has(way) || !outer.object.properties.has(way)) return false;
  const shared = [...inner.object.properties.keys()].filter((name) => outer.object.properties.has(name)).length;
  const all = inner.object.properties.size + outer.object.properties.size - shared;
  return shared > 1 && shared * 2 > all;
}

/** The object together with every level of itself inside it. */
export function foldInto(object: ObjectShape, steps: Path): ObjectShape {
  const inner = levelsOf(object, steps);
  if (inner.length === 0) return object;
  // Where looking ended, the levels above say what would have come.
  const all = inner.reduce<Shape>(
    (sum, level) => mergeShapes(sum, withoutAny(asShape(level))),
    withoutAny(asShape(object)),
  );
  return all.object ?? object;
}

function asShape(object: ObjectShape): Shape {
  return { kinds: Kind.object, object };
}

function withoutAny({ kinds, object, item }: Shape): Shape {
  if (kinds & Kind.any) return nothing;
  if (!object && !item) return { kinds };
  return {
    kinds,
    ...(object ? { object: membersWithoutAny(object) } : {}),
    ...(item ? { item: withoutAny(item) } : {}),
  };
}

function membersWithoutAny({ properties, rest, isMap }: ObjectShape): ObjectShape {
  const known = new Map<string, Property>();
  for (const [name, { optional, shape }] of properties) known.set(name, { optional, shape: withoutAny(shape) });
  return { properties: known, ...(rest ? { rest: withoutAny(rest) } : {}), isMap };
}

function levelsOf(object: ObjectShape, steps: Path): readonly ObjectShape[] {
  const found: ObjectShape[] = [];
  const open: { readonly shape: Shape; readonly steps: Path }[] = [{ shape: asShape(object), steps }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { shape, steps: at } = next;
    if (shape.item) open.push({ shape: shape.item, steps: [...at, ''] });
    if (!shape.object) continue;
    if (shape.object !== object && isSameThing({ object, steps }, { object: shape.object, steps: at })) {
      found.push(shape.object);
    }
    if (shape.object.rest) open.push({ shape: shape.object.rest, steps: [...at, ''] });
    for (const [name, { shape: inner }] of shape.object.properties) open.push({ shape: inner, steps: [...at, name] });
  }
  return found;
}
