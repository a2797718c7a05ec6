import { depthLimit, nodeLimit } from './constants.ts';
import { isDataKey } from './is-data-key.ts';
import { mergeShapes, settleObject } from './merge-shapes.ts';
import { Kind, allKinds, anything, nothing, type ObjectShape, type Property, type Shape } from './shape.ts';

/** A shape as JSON: kinds; with members or items, an object of `k`inds, `p`roperties, `r`est, `m`ap and `i`tem. */
type Written = number | { k: number; p?: [string, 0 | 1, Written][]; r?: Written; m?: 1; i?: Written };

/** The shape as a value for JSON. Equal shapes are written alike, whatever the order they were learned in. */
export function writeShape({ kinds, object, item }: Shape): Written {
  if (!object && !item) return kinds;
  const written: Exclude<Written, number> = { k: kinds };
  if (object) {
    const names = [...object.properties.keys()].sort();
    written.p = names.map((name) => {
      const { optional, shape } = object.properties.get(name) as Property;
      return [name, optional ? 1 : 0, writeShape(shape)];
    });
    if (object.rest) written.r = writeShape(object.rest);
    if (object.isMap) written.m = 1;
  }
  if (item) written.i = writeShape(item);
  return written;
}

/**
 * Reads what {@link writeShape} wrote. Undefined for anything else, for what is larger than a shape may be, and for names
 * that would not have been kept: a store is outside, and what it holds ends in a prompt.
 */
export function readShape(written: unknown): Shape | undefined {
  const reading = { nodes: 0, isWrong: false };
  const shape = read(written, 0, reading);
  return reading.isWrong ? undefined : shape;
}

interface Reading {
  nodes: number;
  isWrong: boolean;
}

function read(written: unknown, depth: number, reading: Reading): Shape {
  reading.nodes += 1;
  if (depth > depthLimit || reading.nodes > nodeLimit) return wrong(reading);
  if (typeof written === 'number') return isKinds(written) ? leaf(written) : wrong(reading);
  if (typeof written !== 'object' || written === null) return wrong(reading);
  const { k, p, r, m, i } = written as { readonly [key: string]: unknown };
  if (!isKinds(k) || k & Kind.any) return wrong(reading);
  const hasObject = (k & Kind.object) !== 0;
  if (hasObject !== Array.isArray(p) || (i !== undefined && !(k & Kind.array))) return wrong(reading);
  return {
    kinds: k,
    ...(hasObject ? { object: readObject(p as readonly unknown[], r, m === 1, depth, reading) } : {}),
    ...(i === undefined ? {} : { item: read(i, depth + 1, reading) }),
  };
}

function readObject(
  list: readonly unknown[],
  written: unknown,
  isMap: boolean,
  depth: number,
  reading: Reading,
): ObjectShape {
  const properties = new Map<string, Property>();
  for (const entry of list) {
    const [name, optional, shape] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (typeof name !== 'string' || isDataKey(name) || reading.isWrong) {
      wrong(reading);
      break;
    }
    const known = properties.get(name);
    const property = { optional: optional === 1, shape: read(shape, depth + 1, reading) };
    properties.set(name, known ? { ...property, shape: mergeShapes(known.shape, property.shape) } : property);
  }
  const rest = written === undefined ? undefined : read(written, depth + 1, reading);
  return settleObject({ properties, ...(rest ? { rest } : {}), isMap });
}

function isKinds(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= allKinds;
}

/** A number alone says that no member and no item was seen. */
function leaf(kinds: number): Shape {
  if (kinds & Kind.any) return anything;
  if (kinds === 0) return nothing;
  return kinds & Kind.object ? { kinds, object: { properties: new Map(), isMap: false } } : { kinds };
}

function wrong(reading: Reading): Shape {
  reading.isWrong = true;
  return nothing;
}
