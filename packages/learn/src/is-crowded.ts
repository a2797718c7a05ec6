import { propertyLimit } from './constants.ts';
import { Kind, type Property, type Shape } from './shape.ts';

/** Alike things under one object, in more of them than a record was seen to have. */
const manyAlike = 24;
/** The same where no key was in all objects: what comes and goes is data sooner. */
const looseAlike = 16;
const looseNumbers = 24;
const looseProperties = 80;

/**
 * True for properties that nobody can have written down: they are the keys of a map. Whatever counts here only grows as
 * shapes are merged, so the answer never goes back to no.
 */
export function isCrowded(properties: ReadonlyMap<string, Property>): boolean {
  if (properties.size < looseAlike) return false;
  if (properties.size > propertyLimit) return true;
  const alike = countAlike(properties);
  if (alike >= manyAlike) return true;
  for (const { optional } of properties.values()) if (!optional) return false;
  if (alike >= looseAlike || properties.size >= looseProperties) return true;
  let numbers = 0;
  for (const { shape } of properties.values()) if (shape.kinds & (Kind.number | Kind.any)) numbers += 1;
  return numbers >= looseNumbers;
}

/** The most objects, or lists of them, that have a name in common. What may be anything has every name. */
function countAlike(properties: ReadonlyMap<string, Property>): number {
  const counts = new Map<string, number>();
  let any = 0;
  for (const { shape } of properties.values()) {
    const names = namesIn(shape);
    if (names === undefined) any += 1;
    else for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return any + most;
}

/** Names of an object's properties, or of those of a list's items; undefined where they may be any. */
function namesIn(shape: Shape): Iterable<string> | undefined {
  if (shape.kinds & Kind.any || shape.object?.isMap) return undefined;
  const names = new Set(shape.object?.properties.keys());
  const { item } = shape;
  if (!item) return names;
  if (item.kinds & ~Kind.object || item.object?.isMap) return undefined;
  for (const name of item.object?.properties.keys() ?? []) names.add(name);
  return names;
}
