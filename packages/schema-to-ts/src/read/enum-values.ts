import { Kind } from '../types/type.ts';
import type { Site, Type } from '../types/type.ts';
import { kindOfValue } from './json-kind.ts';
import { literalText } from './literal.ts';
import { makeUnion } from './make-union.ts';
import { buildPlain } from './build-plain.ts';
import { originOf } from './group.ts';
import type { Group } from './group.ts';
import type { Reader } from './reader.ts';

/** More values than this are told by their JSON type. */
const maximumValues = 5_000;

/** The values `enum` and `const` leave, or undefined when neither is there. */
export function allowedValues(groups: readonly Group[]): readonly unknown[] | undefined {
  let values: readonly unknown[] | undefined;
  for (const { keywords } of groups) {
    if (Array.isArray(keywords.enum)) {
      const list: readonly unknown[] =
        keywords.nullable === true ? [...(keywords.enum as unknown[]), null] : keywords.enum;
      values = common(values, list);
    }
    if ('const' in keywords && keywords.const !== undefined) values = common(values, [keywords.const]);
  }
  return values;
}

function common(left: readonly unknown[] | undefined, right: readonly unknown[]): readonly unknown[] {
  if (left === undefined) return right;
  const texts = new Set(right.map((value) => JSON.stringify(value)));
  return left.filter((value) => texts.has(JSON.stringify(value)));
}

/** A union of literals; where a value is too large to be one, its JSON type. */
export function valuesType(reader: Reader, values: readonly unknown[], kinds: number, groups: readonly Group[]): Type {
  const { table, losses } = reader;
  const options: Site[] = [];
  let widened =
    values.length > maximumValues ? kinds & values.reduce<number>((all, value) => all | kindOfValue(value), 0) : 0;
  for (const value of widened === 0 ? values : []) {
    const kind = kindOfValue(value);
    if ((kind & kinds) === 0) continue;
    const text = literalText(value);
    if (text === undefined) widened |= kind;
    else options.push({ type: value === null ? table.scalar('null') : table.literal(text, kind), doc: '' });
  }
  if (widened !== 0) {
    const [group] = groups;
    if (group !== undefined) losses.add(group.place.path, 'enum', 'limit');
    const shape = { kinds: widened & Kind.all, typed: true, touched: 0 };
    options.push({ type: buildPlain(reader, groups, shape), doc: '' });
  }
  return makeUnion(table, options, originOf(groups[0]));
}
