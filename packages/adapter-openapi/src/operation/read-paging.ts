import { isRecord } from '../is-record.ts';
import { bodyKind } from '../media-type.ts';
import type { RawParameter } from './find-parameters.ts';
import type { Paging } from './operation.ts';
import type { Reader } from './reader.ts';

type Part = Readonly<Record<string, unknown>>;
/** Without the key of the input, which is settled later. */
export type FoundPaging = Paging extends infer Each ? (Each extends Paging ? Omit<Each, 'key'> : never) : never;

/** Members that hold the address of the next page whatever else they say. */
const addressNames = ['next_page_uri', 'next_page_url', 'nextPageUrl', 'nextLink', '@odata.nextLink', 'next_url'];
/** Members that do where their format says so. */
const possibleAddressNames = ['next', 'next_page'];
/** Members that hold a cursor, and the query parameters that take it. */
const cursors: readonly (readonly [string, readonly string[]])[] = [
  ['next_cursor', ['cursor', 'start_cursor', 'next_cursor']],
  ['nextCursor', ['cursor', 'startCursor', 'nextCursor']],
  ['next_page_token', ['page_token', 'next_page_token']],
  ['nextPageToken', ['pageToken', 'nextPageToken']],
  ['next_token', ['next_token']],
  ['nextToken', ['nextToken']],
];
/** Objects beside the items that hold such members. */
const wrappers = ['meta', 'pagination', 'paging', 'page_info', 'pageInfo', 'links', '_links', 'response_metadata'];

/**
 * How to get from one page of a list to the next, where the document leaves no doubt: a `Link` header, the address of
 * the next page, or a cursor together with the parameter that takes it. Counting pages or offsets is not among them: it
 * does not say when to stop.
 */
export function readPaging(
  method: string,
  successes: readonly Part[],
  parameters: readonly RawParameter[],
  reader: Reader,
): FoundPaging | undefined {
  const [response] = successes.filter(({ content }) => isRecord(content) && Object.keys(content).length > 0);
  if (method !== 'GET' || response === undefined) return undefined;
  const [, media] = Object.entries(response['content'] as Part).find(([type]) => bodyKind(type) === 'json') ?? [];
  const schema = reader.references.follow(isRecord(media) ? reader.references.follow(media['schema']) : undefined);
  if (!isRecord(schema)) return undefined;
  const members = membersOf(schema, reader);
  const lists = members.filter(([, member]) => hasType(member, 'array'));
  const items = hasType(schema, 'array') ? undefined : lists.length === 1 ? lists[0]?.[0] : null;
  if (items === null) return undefined;
  const told = items === undefined ? undefined : readTold(members, parameters, reader);
  if (told !== undefined) return { ...told, items };
  const headers = isRecord(response['headers']) ? Object.keys(response['headers']) : [];
  return headers.some((name) => name.toLowerCase() === 'link') ? { kind: 'link', items } : undefined;
}

type Told = { kind: 'url'; next: readonly string[] } | { kind: 'cursor'; next: readonly string[]; parameter: string };
/** The members of a schema by name, references followed. */
export type Members = readonly (readonly [string, Part])[];

function readTold(members: Members, parameters: readonly RawParameter[], reader: Reader): Told | undefined {
  const inside = members
    .filter(([name]) => wrappers.includes(name))
    .map(([name, member]) => [[name], membersOf(member, reader)] as const);
  for (const [path, here] of [[[] as string[], members] as const, ...inside]) {
    const found = findNext(here, parameters);
    if (found !== undefined) return { ...found, next: [...path, ...found.next] };
  }
  return undefined;
}

function findNext(members: Members, parameters: readonly RawParameter[]): Told | undefined {
  const texts = new Map(members.filter(([, member]) => hasType(member, 'string')));
  const address = [
    ...addressNames,
    ...possibleAddressNames.filter((name) => String(texts.get(name)?.['format']).startsWith('uri')),
  ].find((name) => texts.has(name));
  if (address !== undefined) return { kind: 'url', next: [address] };
  for (const [name, takers] of cursors) {
    const taker = parameters.find((parameter) => parameter.place === 'query' && takers.includes(parameter.name));
    if (taker !== undefined && texts.has(name)) return { kind: 'cursor', next: [name], parameter: taker.name };
  }
  return undefined;
}

const deepest = 3;

/** Members of a schema and of its `allOf`, references followed. */
function membersOf(schema: Part, reader: Reader, depth = 0): Members {
  const known = reader.members.get(schema) ?? listMembers(schema, reader, depth);
  reader.members.set(schema, known);
  return known;
}

function listMembers(schema: Part, reader: Reader, depth: number): Members {
  const own = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
  const members = own.map(([name, member]) => [name, reader.references.follow(member)] as const);
  const parts = depth < deepest && Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  const inherited = parts.flatMap((part) => {
    const target = reader.references.follow(part);
    return isRecord(target) ? membersOf(target, reader, depth + 1) : [];
  });
  return [...inherited, ...members].filter((entry): entry is readonly [string, Part] => isRecord(entry[1]));
}

function hasType(schema: Part, type: string): boolean {
  const given = schema['type'];
  return Array.isArray(given) ? given.includes(type) : given === type;
}
