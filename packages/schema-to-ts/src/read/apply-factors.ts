import { Kind } from '../types/type.ts';
import type { Site, Type } from '../types/type.ts';
import { buildObject } from './build-object.ts';
import { buildPlain, impliedShape } from './build-plain.ts';
import type { Shape } from './build-plain.ts';
import { collect } from './collect.ts';
import { makeUnion } from './make-union.ts';
import type { Factor } from './collected.ts';
import { originOf } from './group.ts';
import type { Group } from './group.ts';
import type { Reader } from './reader.ts';

/** More combinations than this make a checker give up on an intersection of unions. */
const maximumCombinations = 1_000;

/** The alternatives of one factor, by what they can be combined with. */
interface Sides {
  readonly objects: readonly Site[];
  readonly others: readonly Site[];
  /** One alternative allows every object. */
  readonly anyObject: boolean;
}

/** Joins plain keywords with alternatives: `base & (a | b)` for objects, the alternatives themselves for the rest. */
export function applyFactors(reader: Reader, groups: readonly Group[], factors: readonly Factor[], shape: Shape): Type {
  if (shape.touched & Kind.array && shape.kinds & Kind.array) return distribute(reader, groups, factors, shape);
  const { table } = reader;
  const inherited = shape.typed ? shape.kinds : Kind.all;
  const read: { readonly factor: Factor; readonly options: readonly Site[] }[] = [];
  for (const factor of factors) {
    const options = factor.branches.map((branch) => reader.readAll(branch, inherited));
    if (!options.some(({ type }) => type === table.scalar('unknown'))) read.push({ factor, options });
  }
  const speaksOfObjects = (shape.touched & Kind.object) !== 0 && (shape.kinds & Kind.object) !== 0;
  const [only] = read;
  const origin = originOf(groups[0]);
  if (only === undefined) return buildPlain(reader, groups, impliedShape(reader, groups, shape));
  if (read.length === 1 && !speaksOfObjects) return makeUnion(table, only.options, origin);

  const base = speaksOfObjects ? buildObject(reader, groups) : undefined;
  const parts: Site[] = base === undefined || isNeutral(base) ? [] : [{ type: base, doc: '' }];
  let others: readonly Site[] | undefined;
  let objectPossible = (shape.kinds & Kind.object) !== 0;
  let combinations = 1;
  for (const { factor, options } of read) {
    const sides = splitOptions(options);
    others = others === undefined ? sides.others : commonKinds(others, sides.others);
    if (sides.anyObject) continue;
    const union = makeUnion(table, sides.objects, origin);
    combinations *= width(union);
    if (sides.objects.length === 0) objectPossible = false;
    else if (combinations <= maximumCombinations) parts.push({ type: union, doc: '' });
    else reader.losses.add(factor.place.path, factor.keyword, 'limit');
  }
  const options: Site[] = objectPossible ? [{ type: joinParts(reader, groups, parts), doc: '' }] : [];
  return makeUnion(table, [...options, ...(others ?? [])], origin);
}

function joinParts(reader: Reader, groups: readonly Group[], parts: readonly Site[]): Type {
  const [only] = parts;
  if (only === undefined) return reader.table.object([], [], false, originOf(groups[0]));
  return parts.length === 1 ? only.type : reader.table.intersection(parts, originOf(groups[0]));
}

function splitOptions(options: readonly Site[]): Sides {
  const objects: Site[] = [];
  const others: Site[] = [];
  let anyObject = false;
  for (const option of options.flatMap(optionsOf)) {
    const { type } = option;
    if (type.kind === 'object' && isNeutral(type) && !type.closed) anyObject = true;
    if (type.kinds & Kind.object) objects.push(option);
    else others.push(option);
  }
  return { objects, others, anyObject };
}

function optionsOf(site: Site): readonly Site[] {
  return site.type.kind === 'union' && site.doc === '' ? site.type.options : [site];
}

/** An object without properties adds nothing to an intersection, and a closed one would refuse the other parts. */
function isNeutral(type: Type): boolean {
  return type.kind === 'object' && type.members.length === 0 && type.indexes.length === 0;
}

function commonKinds(left: readonly Site[], right: readonly Site[]): readonly Site[] {
  const kinds = right.reduce((all, site) => all | site.type.kinds, 0);
  return left.filter((site) => (site.type.kinds & kinds) !== 0);
}

/** How many alternatives a checker sees in a type. */
function width(type: Type): number {
  if (type.kind === 'union') return type.options.reduce((sum, option) => sum + width(option.type), 0);
  if (type.kind === 'intersection') return type.parts.reduce((product, part) => product * width(part.type), 1);
  return type.kind === 'described' ? width(type.site.type) : 1;
}

/** Arrays do not intersect well: each alternative is read together with the plain keywords instead. */
function distribute(reader: Reader, groups: readonly Group[], factors: readonly Factor[], shape: Shape): Type {
  const [first, ...rest] = factors;
  const plain = impliedShape(reader, groups, shape);
  if (first === undefined) return buildPlain(reader, groups, plain);
  if (reader.depth > 16 || groups.length > 16) {
    reader.losses.add(first.place.path, first.keyword, 'limit');
    return buildPlain(reader, groups, plain);
  }
  reader.depth += 4;
  const inherited = shape.typed ? shape.kinds : Kind.all;
  const options = first.branches.map((branch) => {
    const collected = collect(reader, branch);
    if (collected.impossible) return { type: reader.table.scalar('never'), doc: '' };
    const joined = {
      ...collected,
      groups: [...groups, ...collected.groups],
      factors: [...rest, ...collected.factors],
    };
    return { type: reader.build(joined, inherited), doc: '' };
  });
  reader.depth -= 4;
  return makeUnion(reader.table, options, originOf(groups[0]));
}
