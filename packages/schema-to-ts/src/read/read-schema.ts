import type { LossLog, Path } from '../losses.ts';
import { isStandardSchema, standardToJsonSchema } from '../standard-json-schema.ts';
import { Kind } from '../types/type.ts';
import type { Origin, Site, Target, Type } from '../types/type.ts';
import type { TypeTable } from '../types/type-table.ts';
import { breakAliasCycles } from './alias-cycles.ts';
import { buildSite, buildType } from './build-site.ts';
import { collect } from './collect.ts';
import type { Collected } from './collected.ts';
import { joinDocs } from './doc-text.ts';
import { groupDoc, originOf } from './group.ts';
import type { Group } from './group.ts';
import type { Side } from './constraint-words.ts';
import { createDocument } from './document.ts';
import type { Place } from './document.ts';
import { isRecord } from './keywords.ts';
import { readScalar } from './read-scalar.ts';
import { idsOf } from './reader.ts';
import type { Entry, Reader } from './reader.ts';

/** Schemas nested deeper than this become named types, so that no printer and no parser has to go deep. */
const maximumDepth = 24;

/** Reads one schema, JSON Schema or a library's own, into the table. Never throws, never changes the schema, never leaves it. */
export function readSchema(schema: unknown, table: TypeTable, losses: LossLog, side: Side, path: Path): Site {
  try {
    if (!isStandardSchema(schema)) return readDocument(schema, table, losses, side, path);
    const converted = standardToJsonSchema(schema, side);
    if (converted !== undefined) return readDocument(converted, table, losses, side, path);
    losses.add(path, '', 'unreadable');
    return { type: table.scalar('unknown'), doc: '' };
  } catch {
    losses.add(path, '', 'unreadable');
    return { type: table.scalar('unknown'), doc: '' };
  }
}

function readDocument(schema: unknown, table: TypeTable, losses: LossLog, side: Side, path: Path): Site {
  const document = createDocument(schema, path);
  const reader: Reader = {
    table,
    losses,
    document,
    side,
    known: new Map(),
    ids: new Map(),
    queue: [],
    targets: [],
    depth: 0,
    guards: 0,
    reading: undefined,
    readAll: (places, kinds) => readAll(reader, places, kinds),
    readInside: (places, kinds) => readInside(reader, places, kinds),
    build: (collected, kinds) => buildType(reader, collected, kinds),
  };
  const site = readAll(reader, [{ schema, resource: document.root, path }], Kind.all);
  for (let next = reader.queue.pop(); next !== undefined; next = reader.queue.pop()) {
    reader.depth = 0;
    reader.guards = 0;
    reader.reading = undefined;
    next.entry.target.site = readNow(reader, next.places, next.kinds);
  }
  if (reader.targets.length > 0) breakAliasCycles(reader.targets, table, losses);
  // Only a union knows what to do with it.
  return site.type === table.itself ? { type: table.scalar('unknown'), doc: site.doc } : site;
}

function readAll(reader: Reader, places: readonly Place[], kinds: number): Site {
  if (reader.depth >= maximumDepth && places.some(({ schema }) => isNested(schema))) {
    return readLater(reader, places, kinds);
  }
  const { depth, guards, reading } = reader;
  try {
    const [place] = places;
    const scalar = places.length === 1 && place !== undefined ? readScalar(reader, place, kinds) : undefined;
    if (scalar !== undefined) return scalar;
    reader.depth = depth + 1;
    return readNow(reader, places, kinds);
  } catch {
    const path = places[0]?.path;
    if (path !== undefined) reader.losses.add(path, '', 'unreadable');
    return { type: reader.table.scalar('unknown'), doc: '' };
  } finally {
    reader.depth = depth;
    reader.guards = guards;
    reader.reading = reading;
  }
}

function readInside(reader: Reader, places: readonly Place[], kinds: number): Site {
  reader.guards += 1;
  const site = readAll(reader, places, kinds);
  reader.guards -= 1;
  return site.type === reader.table.itself ? { type: reader.table.scalar('unknown'), doc: site.doc } : site;
}

function readNow(reader: Reader, places: readonly Place[], kinds: number): Site {
  const collected = collect(reader, places);
  if (!collected.followed) return buildSite(reader, collected, kinds);
  return readReferenced(reader, collected, kinds);
}

/** Something with a reference in it may contain itself, and may be what another place refers to as well. */
function readReferenced(reader: Reader, collected: Collected, kinds: number): Site {
  const outer = collected.groups.filter((group) => isAnnotation(group));
  const inner = collected.groups.filter((group) => !isAnnotation(group));
  const doc = joinDocs(outer.map((group) => groupDoc(reader, group)));
  if (inner.length === 0 && collected.factors.length === 0) {
    return { type: reader.table.scalar(collected.impossible ? 'never' : 'unknown'), doc };
  }
  const key = idsOf(
    reader,
    inner.map((group) => group.place),
    kinds,
  );
  const entry = reader.known.get(key);
  if (entry !== undefined) return withDoc(reader, siteOfEntry(reader, entry), doc, entry.target.origin);
  const fresh = startEntry(reader, key, originOf(inner[0] ?? collected.groups[0]));
  const outside = reader.reading;
  reader.reading = fresh;
  const site = buildSite(reader, { ...collected, groups: inner }, kinds);
  reader.reading = outside;
  finishEntry(reader, fresh, site);
  return withDoc(reader, fresh.site ?? site, doc, fresh.target.origin);
}

function startEntry(reader: Reader, key: string, origin: Origin): Entry {
  const entry: Entry = {
    target: { origin, site: undefined, reference: undefined },
    guards: reader.guards,
    site: undefined,
  };
  reader.known.set(key, entry);
  return entry;
}

function finishEntry(reader: Reader, entry: Entry, site: Site): void {
  const { target } = entry;
  if (target.reference === undefined) {
    entry.site = site;
    return;
  }
  const { table } = reader;
  target.site = site.type === table.itself ? { type: table.scalar('unknown'), doc: site.doc } : site;
  entry.site = { type: target.reference, doc: '' };
}

/** What is known of an entry; while it is still being read, a reference to what it will be. */
function siteOfEntry(reader: Reader, entry: Entry): Site {
  if (entry.site !== undefined) return entry.site;
  if (entry.guards === reader.guards) {
    // An alternative of itself adds nothing; an alternative of an alternative of itself is not worth telling apart.
    return { type: entry === reader.reading ? reader.table.itself : reader.table.scalar('unknown'), doc: '' };
  }
  return { type: referenceTo(reader, entry.target), doc: '' };
}

function referenceTo(reader: Reader, target: Target): Type {
  if (target.reference === undefined) {
    target.reference = reader.table.reference(target);
    reader.targets.push(target);
  }
  return target.reference;
}

function readLater(reader: Reader, places: readonly Place[], kinds: number): Site {
  const key = `later ${idsOf(reader, places, kinds)}`;
  let entry = reader.known.get(key);
  if (entry === undefined) {
    const path = places[0]?.path ?? reader.document.root.path;
    entry = startEntry(reader, key, { title: undefined, path });
    entry.site = { type: referenceTo(reader, entry.target), doc: '' };
    reader.queue.push({ entry, places, kinds });
  }
  return entry.site ?? siteOfEntry(reader, entry);
}

/** The referring place's own words first. A large target keeps its own, so that they are said once where it is named. */
function withDoc(reader: Reader, site: Site, doc: string, origin: Origin): Site {
  if (site.doc === '') return { type: site.type, doc };
  if (site.type.size < 40 || site.type === reader.table.itself) {
    return { type: site.type, doc: joinDocs([doc, site.doc]) };
  }
  return { type: reader.table.described(site, origin), doc };
}

const annotationKeywords: ReadonlySet<string> = new Set([
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$id',
  '$recursiveRef',
  '$ref',
  'default',
  'deprecated',
  'description',
  'examples',
  'id',
  'readOnly',
  'title',
  'writeOnly',
]);

/** True when a schema beside a reference adds words only. */
function isAnnotation(group: Group): boolean {
  if (group.viaReference && group.keywords.$ref === undefined) return false;
  return Object.keys(group.keywords).every((keyword) => annotationKeywords.has(keyword));
}

function isNested(schema: unknown): boolean {
  return isRecord(schema) && Object.values(schema).some((value) => typeof value === 'object' && value !== null);
}
