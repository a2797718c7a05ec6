import { isLibraryTypeName } from './library-type-names.ts';
import type { Origin, Site, Target, Type } from './type.ts';
import { namesOfOrigin } from './type-name.ts';

/** Which types have names. */
export interface TypeNames {
  of(type: Type): string | undefined;
}

/** A type that is printed once, under a name. */
export interface NamedType {
  readonly name: string;
  readonly type: Type;
  /** The doc of the declaration. */
  readonly doc: string;
}

/** Which types are named, and in which order they are declared. */
export interface Naming extends TypeNames {
  readonly named: readonly NamedType[];
}

/**
 * Names what occurs more than once and costs more to repeat than to name, and whatever contains itself.
 * @param roots in printing order, which decides the names
 * @param taken names that are used for something else
 */
export function nameTypes(roots: readonly Site[], taken: ReadonlySet<string>): Naming {
  const { counts, order } = countUses(roots);
  const named = chooseNamed(counts);
  const names = new Map<Type, string>();
  const used = new Set(taken);
  const list: NamedType[] = [];
  for (const type of order) {
    if (type.kind === 'reference') nameTarget(type.target, names, used, list);
    if (named.has(type) && !names.has(type)) {
      const name = freeName(namesOfOrigin(originOfType(type)), used);
      names.set(type, name);
      const described = type.kind === 'described';
      list.push({ name, type: described ? type.site.type : type, doc: described ? type.site.doc : '' });
    }
  }
  return { of: (type) => names.get(type), named: list };
}

function nameTarget(target: Target, names: Map<Type, string>, used: Set<string>, list: NamedType[]): void {
  const { reference, site } = target;
  if (reference === undefined || site === undefined || names.has(reference)) return;
  const name = names.get(site.type) ?? freeName(namesOfOrigin(target.origin), used);
  names.set(reference, name);
  if (names.has(site.type)) return;
  // The structure goes by the same name where it is met without the reference.
  if (isNameable(site.type)) names.set(site.type, name);
  list.push({ name, type: site.type, doc: site.doc });
}

interface Uses {
  readonly counts: ReadonlyMap<Type, number>;
  /** Every type in reach, in the order it is met. */
  readonly order: readonly Type[];
}

/** How many places each structure is used in, a place inside a repeated structure counting once. */
function countUses(roots: readonly Site[]): Uses {
  const counts = new Map<Type, number>();
  const order: Type[] = [];
  const open: Type[] = [];
  const push = ({ type }: Site): void => {
    // What has no parts is never named.
    if (type.kind !== 'scalar' && type.kind !== 'literal') open.push(type);
  };
  for (let at = roots.length - 1; at >= 0; at -= 1) pushAt(roots, at, push);
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    const count = counts.get(type) ?? 0;
    counts.set(type, count + 1);
    if (count > 0) continue;
    order.push(type);
    // Pushed last is met first.
    if (type.kind === 'object') {
      for (let at = type.members.length - 1; at >= 0; at -= 1) {
        const member = type.members[at];
        if (member !== undefined) push(member.site);
      }
      for (const { site } of type.indexes) push(site);
    } else {
      const children = childrenOf(type);
      for (let at = children.length - 1; at >= 0; at -= 1) pushAt(children, at, push);
    }
  }
  return { counts, order };
}

function pushAt(sites: readonly Site[], at: number, push: (site: Site) => void): void {
  const site = sites[at];
  if (site !== undefined) push(site);
}

/** What a type is made of. */
export function childrenOf(type: Type): readonly Site[] {
  switch (type.kind) {
    case 'object':
      return [...type.indexes.map(({ site }) => site), ...type.members.map(({ site }) => site)];
    case 'array':
      return [type.item];
    case 'tuple':
      return type.rest === undefined ? type.entries : [...type.entries, type.rest];
    case 'union':
      return type.options;
    case 'intersection':
      return type.parts;
    case 'described':
      return [type.site];
    case 'reference':
      return type.target.site === undefined ? [] : [type.target.site];
    default:
      return [];
  }
}

/** Characters a name costs where it is used, and what a declaration costs beside its structure. */
const nameCost = 14;
const declarationCost = 24;
const wholeCost = 200;

/** What is a part has a smaller id, so that in order of ids each size counts names where parts are named. */
function chooseNamed(counts: ReadonlyMap<Type, number>): ReadonlySet<Type> {
  const repeated: Type[] = [];
  for (const [type, count] of counts) if (count > 1 && isNameable(type)) repeated.push(type);
  const named = new Set<Type>();
  const sizes = new Map<Type, number>();
  for (const type of repeated.sort((a, b) => a.id - b.id)) {
    const count = counts.get(type) ?? 0;
    // A tool's whole input is easier to read where it is used, unless it is long.
    const cost = count * nameCost + declarationCost + (isWhole(type) ? wholeCost : 0);
    if ((count - 1) * sizeOf(type, named, sizes) > cost) named.add(type);
  }
  return named;
}

/** How many characters a type takes where its named parts stand as names. */
function sizeOf(type: Type, named: ReadonlySet<Type>, sizes: Map<Type, number>): number {
  if (isLeaf(type)) return type.size;
  const known = sizes.get(type);
  if (known !== undefined) return known;
  let size = 4;
  if (type.kind === 'object') for (const { key } of type.members) size += key.length + 4;
  for (const { type: part, doc } of childrenOf(type)) {
    size += doc.length + 3 + (named.has(part) ? nameCost : sizeOf(part, named, sizes));
  }
  sizes.set(type, size);
  return size;
}

function isWhole(type: Type): boolean {
  return originOfType(type).path.parent === undefined;
}

function isLeaf(type: Type): boolean {
  return type.kind === 'scalar' || type.kind === 'literal' || type.kind === 'reference';
}

function isNameable(type: Type): boolean {
  if (type.kind === 'object') return type.members.length + type.indexes.length > 0;
  // A name for `string | null` would hide more than it saves.
  if (type.kind === 'union') return !type.options.every((option) => option.type.kind === 'scalar');
  return type.kind === 'intersection' || type.kind === 'described';
}

function originOfType(type: Type): Origin {
  if ('origin' in type) return type.origin;
  return { title: undefined, path: { parent: undefined, keyword: '', key: undefined } };
}

function freeName(wanted: readonly string[], used: Set<string>): string {
  const isFree = (name: string): boolean => !used.has(name) && !isLibraryTypeName(name);
  let name = wanted.find(isFree);
  const last = wanted.at(-1) ?? 'Shape';
  for (let count = 2; name === undefined; count += 1) if (isFree(`${last}${count}`)) name = `${last}${count}`;
  used.add(name);
  return name;
}
