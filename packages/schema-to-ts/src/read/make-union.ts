import { Kind } from '../types/type.ts';
import type { Origin, Site, Type } from '../types/type.ts';
import type { TypeTable } from '../types/type-table.ts';

/** A union without what adds nothing: `never`, repeated options, options beside `unknown` or `any`. */
export function makeUnion(table: TypeTable, options: readonly Site[], origin: Origin): Type {
  if (areDistinctLiterals(options)) return table.union(options, origin);
  const kept = new Map<string, Site>();
  const unknown = table.scalar('unknown');
  let itself = false;
  for (const option of flattened(options)) {
    if (option.type === table.itself) itself = true;
    else if (option.type === unknown || isAny(option.type)) return option.type;
    else if (option.type.kinds !== 0 || option.type.kind === 'reference') {
      kept.set(`${option.type.id} ${option.doc}`, option);
    }
  }
  const sites = withoutRepeats([...kept.values()]);
  const [only] = sites;
  if (only === undefined) return itself ? table.itself : table.scalar('never');
  if (sites.length === 1 && only.doc === '') return only.type;
  const literals = new Set(sites.map(({ type }) => (type.kind === 'literal' ? type.text : '')));
  if (literals.has('true') && literals.has('false') && sites.every(({ doc }) => doc === '')) {
    return makeUnion(table, mergeBooleans(table, sites), origin);
  }
  return table.union(sites, origin);
}

function isAny(type: Type): boolean {
  return type.kind === 'literal' && type.text === 'any';
}

/** What an `enum` of texts comes to: nothing in it has to be looked at twice. */
function areDistinctLiterals(options: readonly Site[]): boolean {
  if (options.length < 2) return false;
  const types = new Set<Type>();
  for (const { type, doc } of options) {
    if (type.kind !== 'literal' || type.kinds === Kind.boolean || doc !== '') return false;
    types.add(type);
  }
  return types.size === options.length;
}

function* flattened(options: readonly Site[]): Iterable<Site> {
  for (const option of options) {
    if (option.type.kind === 'union' && option.doc === '') yield* option.type.options;
    else yield option;
  }
}

/** An option without words of its own adds nothing beside the same one with words. */
function withoutRepeats(sites: readonly Site[]): readonly Site[] {
  const worded = new Set(sites.filter(({ doc }) => doc !== '').map(({ type }) => type));
  return worded.size === 0 ? sites : sites.filter(({ type, doc }) => doc !== '' || !worded.has(type));
}

function mergeBooleans(table: TypeTable, sites: readonly Site[]): readonly Site[] {
  const boolean = { type: table.scalar('boolean'), doc: '' };
  const others = sites.filter(({ type }) => type.kind !== 'literal' || type.kinds !== Kind.boolean);
  return [...others, boolean];
}
