import type { Path } from '../losses.ts';
import { isRecord } from './keywords.ts';

/** A schema with an address of its own: the document's root, or a part of it that has an `$id`. */
export interface Resource {
  readonly root: unknown;
  /** Absolute address, without a fragment. */
  readonly address: string;
  readonly path: Path;
}

/** A schema inside a document. */
export interface Place {
  readonly schema: unknown;
  readonly resource: Resource;
  readonly path: Path;
  /** True when its keywords imply no type: it only adds to what another schema says. */
  readonly impliesNothing?: boolean;
}

/** One schema with everything a reference in it may lead to. Nothing outside is ever read. */
export interface Document {
  readonly root: Resource;
  /** True for drafts 7 and earlier, where a reference hides its siblings. */
  readonly referenceHidesSiblings: boolean;
  /** The resource `place.schema` opens, or the one it is in. */
  enter(schema: { readonly [key: string]: unknown }, resource: Resource, path: Path): Resource;
  /** Where a reference leads, or undefined if it leads out of the document or nowhere. */
  resolve(reference: string, resource: Resource): Place | undefined;
  /** Where a dynamic reference leads, if that can be told without a value. */
  resolveDynamic(reference: string, resource: Resource): Place | undefined;
}

const localAddress = 'schema://local/';
const draft7AndEarlier = /^https?:\/\/json-schema\.org\/draft-0[3-7]\/(?:hyper-)?schema/;

/** Looks at nothing but the root until something has to be found. */
export function createDocument(root: unknown, path: Path): Document {
  const dialect = isRecord(root) ? own(root, '$schema') : undefined;
  const bare: Resource = { root, address: localAddress, path };
  const enter: Document['enter'] = (schema, resource, at) => {
    // A reference may have led here, and its address is that of the schema already.
    if (resource.root === schema && resource !== bare) return resource;
    const id = own(schema, '$id') ?? own(schema, 'id');
    if (typeof id !== 'string' || id === '' || id.startsWith('#')) return resource;
    // In the drafts where a reference hides its siblings, `$id` beside it is hidden too.
    if (referenceHidesSiblings && typeof own(schema, '$ref') === 'string') return resource;
    const address = withoutFragment(resolveAddress(id, resource.address));
    return address === undefined || address === resource.address ? resource : { root: schema, address, path: at };
  };
  const referenceHidesSiblings = typeof dialect === 'string' && draft7AndEarlier.test(dialect);
  const rootResource = isRecord(root) ? enter(root, bare, path) : bare;

  let index: Index | undefined;
  const indexed = (): Index => (index ??= indexDocument(rootResource, enter));

  const resolve: Document['resolve'] = (reference, resource) => {
    if (reference === '#') return { schema: resource.root, resource, path: resource.path };
    if (reference.startsWith('#/')) return followPointer(reference.slice(1), resource, enter);
    const address = resolveAddress(reference, resource.address);
    if (address === undefined) return undefined;
    const hash = address.indexOf('#');
    const base = hash < 0 ? address : address.slice(0, hash);
    const fragment = hash < 0 ? '' : address.slice(hash + 1);
    const target = base === resource.address ? resource : indexed().resources.get(base);
    if (target === undefined) return undefined;
    if (fragment === '') return { schema: target.root, resource: target, path: target.path };
    if (fragment.startsWith('/')) return followPointer(fragment, target, enter);
    return indexed().anchors.get(`${base}#${decode(fragment)}`);
  };

  return {
    root: rootResource,
    referenceHidesSiblings,
    enter,
    resolve,
    resolveDynamic: (reference, resource) => {
      const place = resolve(reference, resource);
      if (place === undefined || !isRecord(place.schema)) return place;
      const anchor = own(place.schema, '$dynamicAnchor');
      if (typeof anchor !== 'string' || !reference.endsWith(`#${anchor}`)) return place;
      // Which of several is meant depends on the way the validator took.
      return indexed().dynamicAnchors.get(anchor) === 1 ? place : undefined;
    },
  };
}

interface Index {
  readonly resources: Map<string, Resource>;
  readonly anchors: Map<string, Place>;
  readonly dynamicAnchors: Map<string, number>;
}

const singleSchemas = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const schemaMaps = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];
const schemaLists = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];

/** Finds every `$id` and anchor. Only where schemas stand: an `$id` inside an `enum` is a value. */
function indexDocument(root: Resource, enter: Document['enter']): Index {
  const index: Index = { resources: new Map(), anchors: new Map(), dynamicAnchors: new Map() };
  const seen = new Set<unknown>();
  const open: Place[] = [{ schema: root.root, resource: root, path: root.path }];
  const push = (schema: unknown, resource: Resource, parent: Path, keyword: string, key: string | undefined): void => {
    open.push({ schema, resource, path: { parent, keyword, key } });
  };
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { schema, path } = place;
    if (!isRecord(schema) || seen.has(schema)) continue;
    seen.add(schema);
    const resource = enter(schema, place.resource, path);
    if (!index.resources.has(resource.address)) index.resources.set(resource.address, resource);
    addAnchors(index, schema, { schema, resource, path });
    for (const keyword of singleSchemas) push(own(schema, keyword), resource, path, keyword, undefined);
    for (const keyword of schemaMaps) {
      const map = own(schema, keyword);
      if (isRecord(map)) for (const key of Object.keys(map)) push(map[key], resource, path, keyword, key);
    }
    for (const keyword of schemaLists) {
      const list = own(schema, keyword);
      if (Array.isArray(list)) list.forEach((item, at) => push(item, resource, path, keyword, String(at)));
    }
  }
  return index;
}

function addAnchors(index: Index, schema: { readonly [key: string]: unknown }, place: Place): void {
  const { address } = place.resource;
  const anchor = own(schema, '$anchor');
  if (typeof anchor === 'string') index.anchors.set(`${address}#${anchor}`, place);
  const dynamic = own(schema, '$dynamicAnchor');
  if (typeof dynamic === 'string') {
    index.anchors.set(`${address}#${dynamic}`, place);
    index.dynamicAnchors.set(dynamic, (index.dynamicAnchors.get(dynamic) ?? 0) + 1);
  }
  const id = own(schema, '$id');
  if (typeof id !== 'string' || !id.includes('#')) return;
  const name = id.slice(id.indexOf('#') + 1);
  if (name !== '') index.anchors.set(`${address}#${name}`, place);
}

/** `pointer` starts with `/` and may be percent-encoded. */
function followPointer(pointer: string, start: Resource, enter: Document['enter']): Place | undefined {
  let schema = start.root;
  let resource = start;
  let path = start.path;
  for (const raw of pointer.slice(1).split('/')) {
    const key = decode(raw).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, key)) return undefined;
    schema = (schema as { readonly [key: string]: unknown })[key];
    path = { parent: path, keyword: '', key };
    if (isRecord(schema)) resource = enter(schema, resource, path);
  }
  return { schema, resource, path };
}

function resolveAddress(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

function withoutFragment(address: string | undefined): string | undefined {
  const hash = address?.indexOf('#') ?? -1;
  return hash < 0 ? address : address?.slice(0, hash);
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function own(schema: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(schema, key) ? schema[key] : undefined;
}
