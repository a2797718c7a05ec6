import { isCrowded } from './is-crowded.ts';
import { Kind, anything, nothing, type ObjectShape, type Property, type Shape } from './shape.ts';

/**
 * What two shapes have in common. The order of merging never counts, nor how often one is merged: the operation is
 * associative, commutative and idempotent, so that processes may learn apart and put together what they know.
 */
export function mergeShapes(left: Shape, right: Shape): Shape {
  if (left === right) return left;
  const kinds = left.kinds | right.kinds;
  if (kinds & Kind.any) return anything;
  const object = left.object && right.object ? mergeObjects(left.object, right.object) : (left.object ?? right.object);
  const item = left.item && right.item ? mergeShapes(left.item, right.item) : (left.item ?? right.item);
  return { kinds, ...(object ? { object } : {}), ...(item ? { item } : {}) };
}

function mergeObjects(left: ObjectShape, right: ObjectShape): ObjectShape {
  const rest = left.rest && right.rest ? mergeShapes(left.rest, right.rest) : (left.rest ?? right.rest);
  const properties = new Map<string, Property>();
  for (const [name, one] of left.properties) {
    const other = right.properties.get(name);
    properties.set(
      name,
      other
        ? { optional: one.optional || other.optional, shape: mergeShapes(one.shape, other.shape) }
        : { optional: true, shape: one.shape },
    );
  }
  for (const [name, { shape }] of right.properties) {
    if (!left.properties.has(name)) properties.set(name, { optional: true, shape });
  }
  const merged = { properties, ...(rest ? { rest } : {}), isMap: left.isMap || right.isMap };
  return settleObject(merged);
}

/**
 * Turns properties into a map once they are too many to have been written down by somebody. The rules only ever look at
 * what grows as shapes are merged, so a map stays one, and merging in another order ends in the same map.
 */
export function settleObject(object: ObjectShape): ObjectShape {
  if (!object.isMap && !isCrowded(object.properties)) return object;
  let rest = object.rest ?? nothing;
  for (const { shape } of object.properties.values()) rest = mergeShapes(rest, shape);
  return { properties: new Map(), rest, isMap: true };
}

/** True when merging `seen` into `shape` would change nothing. Asked at every call, so it makes nothing. */
export function covers(shape: Shape, seen: Shape): boolean {
  if (shape.kinds & Kind.any) return true;
  if ((seen.kinds & ~shape.kinds) !== 0) return false;
  if (seen.object && !(shape.object && coversObject(shape.object, seen.object))) return false;
  return !seen.item || (shape.item !== undefined && covers(shape.item, seen.item));
}

function coversObject(shape: ObjectShape, seen: ObjectShape): boolean {
  if (seen.isMap && !shape.isMap) return false;
  if (seen.rest && !(shape.rest && covers(shape.rest, seen.rest))) return false;
  if (shape.isMap) {
    const rest = shape.rest ?? nothing;
    for (const property of seen.properties.values()) if (!covers(rest, property.shape)) return false;
    return true;
  }
  for (const [name, property] of seen.properties) {
    const known = shape.properties.get(name);
    if (!known || (property.optional && !known.optional) || !covers(known.shape, property.shape)) return false;
  }
  for (const [name, { optional }] of shape.properties) if (!optional && !seen.properties.has(name)) return false;
  return true;
}
