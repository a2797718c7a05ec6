import { Kind } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { buildArray } from './build-array.ts';
import { buildObject } from './build-object.ts';
import { originOf } from './group.ts';
import type { Group } from './group.ts';
import { makeUnion } from './make-union.ts';
import type { Reader } from './reader.ts';

/** What plain keywords say about the JSON type of a value. */
export interface Shape {
  /** The JSON types still possible. */
  readonly kinds: number;
  /** A `type` keyword, or the surroundings, say so; otherwise everything is possible in principle. */
  readonly typed: boolean;
  /** The JSON types some keyword speaks about. */
  readonly touched: number;
}

/** Keywords of exactly one JSON type imply it; those of several, or none, say nothing of it. */
export function impliedShape(reader: Reader, groups: readonly Group[], shape: Shape): Shape {
  const { touched } = shape;
  if (shape.typed || touched === 0) return shape;
  if ((touched & (touched - 1)) === 0) return { kinds: touched, typed: true, touched };
  for (const { place } of groups) reader.losses.add(place.path, 'type', 'widened');
  return shape;
}

/** The type without alternatives: one part per JSON type. */
export function buildPlain(reader: Reader, groups: readonly Group[], { kinds, typed }: Shape): Type {
  const { table } = reader;
  if (!typed) return table.scalar('unknown');
  const parts: Type[] = [];
  if (kinds & Kind.string) parts.push(table.scalar('string'));
  if (kinds & Kind.number) parts.push(table.scalar('number'));
  if (kinds & Kind.boolean) parts.push(table.scalar('boolean'));
  if (kinds & Kind.array) parts.push(buildArray(reader, groups));
  if (kinds & Kind.object) parts.push(buildObject(reader, groups));
  if (kinds & Kind.null) parts.push(table.scalar('null'));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return makeUnion(
    reader.table,
    parts.map((type) => ({ type, doc: '' })),
    originOf(groups[0]),
  );
}
