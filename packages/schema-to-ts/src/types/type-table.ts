import { Kind } from './type.ts';
import type { IndexSignature, Member, Origin, Reference, Scalar, Site, Target, Type } from './type.ts';

/**
 * Makes types, one object per structure. Shared by every schema of an API, so that what two tools have in common is
 * one object. Grows with the schemas it is fed; drop it when the API is printed.
 */
export interface TypeTable {
  scalar(text: Scalar['text']): Type;
  /** `text` must be a type as it stands. */
  literal(text: string, kinds: number): Type;
  object(members: readonly Member[], indexes: readonly IndexSignature[], closed: boolean, origin: Origin): Type;
  array(item: Site): Type;
  tuple(entries: readonly Site[], required: number, rest: Site | undefined): Type;
  union(options: readonly Site[], origin: Origin): Type;
  intersection(parts: readonly Site[], origin: Origin): Type;
  described(site: Site, origin: Origin): Type;
  /** Never the same twice: a target is its own identity. */
  reference(target: Target): Reference;
  /** Stands for "whatever the rest of the union is", where a schema is its own alternative. */
  readonly itself: Type;
}

type Unnumbered<T> = T extends Type ? Omit<T, 'id'> : never;

export function createTypeTable(): TypeTable {
  const types = new Map<string, Type>();
  const docs = new Map<string, number>();
  let nextId = 1;

  const intern = (key: string, make: () => Unnumbered<Type>): Type => {
    const known = types.get(key);
    if (known !== undefined) return known;
    const type = { id: nextId++, ...make() };
    types.set(key, type);
    return type;
  };
  const docId = (doc: string): number => {
    if (doc === '') return 0;
    let id = docs.get(doc);
    if (id === undefined) docs.set(doc, (id = docs.size + 1));
    return id;
  };
  const siteKey = (site: Site): string => `${site.type.id}.${docId(site.doc)}`;
  const makeScalar = (text: Scalar['text']): Type => {
    return { id: nextId++, kind: 'scalar', text, kinds: scalarKinds[text], size: text.length };
  };
  const scalars: { readonly [text in Scalar['text']]: Type } = {
    unknown: makeScalar('unknown'),
    never: makeScalar('never'),
    null: makeScalar('null'),
    boolean: makeScalar('boolean'),
    number: makeScalar('number'),
    string: makeScalar('string'),
  };
  const scalar = (text: Scalar['text']): Type => scalars[text];

  const table: TypeTable = {
    scalar,
    literal: (text, kinds) => intern(`l${text}`, () => ({ kind: 'literal', text, kinds, size: text.length })),
    object: (members, indexes, closed, origin) => {
      let key = closed && members.length === 0 ? 'c' : 'o';
      let size = 4;
      for (const member of members) {
        key += `${member.key.length}"${member.key}${member.optional ? '?' : ':'}${siteKey(member.site)}`;
        size += member.key.length + 4 + siteSize(member.site);
      }
      for (const index of indexes) {
        key += `[${index.prefix === undefined ? '' : `${index.prefix.length}"${index.prefix}`}]${siteKey(index.site)}`;
        size += 15 + siteSize(index.site);
      }
      return intern(key, () => ({ kind: 'object', members, indexes, closed, origin, kinds: Kind.object, size }));
    },
    array: (item) =>
      intern(`a${siteKey(item)}`, () => ({ kind: 'array', item, kinds: Kind.array, size: 2 + siteSize(item) })),
    tuple: (entries, required, rest) =>
      intern(`t${required},${rest === undefined ? '' : siteKey(rest)},${entries.map(siteKey).join()}`, () => {
        const size = sumOfSizes(entries) + (rest === undefined ? 2 : 5 + siteSize(rest));
        return { kind: 'tuple', entries, required, rest, kinds: Kind.array, size };
      }),
    union: (options, origin) =>
      intern(`u${options.map(siteKey).join()}`, () => {
        const kinds = options.reduce((all, option) => all | option.type.kinds, 0);
        return { kind: 'union', options, origin, kinds, size: sumOfSizes(options) };
      }),
    intersection: (parts, origin) =>
      intern(`i${parts.map(siteKey).join()}`, () => {
        const kinds = parts.reduce<number>((all, part) => all & part.type.kinds, Kind.all);
        return { kind: 'intersection', parts, origin, kinds, size: sumOfSizes(parts) };
      }),
    described: (site, origin) =>
      intern(`d${siteKey(site)}`, () => {
        return { kind: 'described', site, origin, kinds: site.type.kinds, size: siteSize(site) };
      }),
    reference: (target) => ({ id: nextId++, kind: 'reference', target, kinds: Kind.all, size: 12 }),
    itself: { id: 0, kind: 'scalar', text: 'unknown', kinds: Kind.all, size: 7 },
  };
  return table;
}

const scalarKinds: { readonly [text in Scalar['text']]: number } = {
  unknown: Kind.all,
  never: 0,
  null: Kind.null,
  boolean: Kind.boolean,
  number: Kind.number,
  string: Kind.string,
};

function siteSize(site: Site): number {
  return site.type.size + (site.doc === '' ? 0 : site.doc.length + 4);
}

function sumOfSizes(sites: readonly Site[]): number {
  return sites.reduce((sum, site) => sum + siteSize(site) + 3, 0);
}
