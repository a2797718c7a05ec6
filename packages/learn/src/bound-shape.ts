import { depthLimit, nodeLimit } from './constants.ts';
import { anything, type ObjectShape, type Property, type Shape } from './shape.ts';

/** The shape, or as many of its levels as fit. What is cut off is `any`, so the whole stays true. */
export function boundShape(shape: Shape): Shape {
  if (countNodes(shape, nodeLimit) <= nodeLimit) return shape;
  for (let levels = depthLimit - 1; levels > 0; levels -= 1) {
    const cut = cutBelow(shape, levels);
    if (countNodes(cut, nodeLimit) <= nodeLimit) return cut;
  }
  return anything;
}

/** Nodes of a shape; stops counting above `most`. */
function countNodes(shape: Shape, most: number): number {
  let count = 0;
  const open: Shape[] = [shape];
  for (let next = open.pop(); next !== undefined && count <= most; next = open.pop()) {
    count += 1;
    if (next.item) open.push(next.item);
    if (next.object?.rest) open.push(next.object.rest);
    for (const property of next.object?.properties.values() ?? []) open.push(property.shape);
  }
  return count;
}

function cutBelow(shape: Shape, levels: number): Shape {
  if (!shape.object && !shape.item) return shape;
  if (levels === 0) return anything;
  return {
    kinds: shape.kinds,
    ...(shape.object ? { object: cutObject(shape.object, levels - 1) } : {}),
    ...(shape.item ? { item: cutBelow(shape.item, levels - 1) } : {}),
  };
}

function cutObject({ properties, rest, isMap }: ObjectShape, levels: number): ObjectShape {
  const cut = new Map<string, Property>();
  for (const [name, { optional, shape }] of properties) cut.set(name, { optional, shape: cutBelow(shape, levels) });
  return { properties: cut, ...(rest ? { rest: cutBelow(rest, levels) } : {}), isMap };
}
