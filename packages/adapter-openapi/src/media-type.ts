/** How a body of some media type is written and read. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'bytes';

/** `type/subtype` in lower case, without parameters. */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** JSON, and the ranges it is the best choice of. */
const jsonTypes: ReadonlySet<string> = new Set(['application/json', 'application/*', '*/*']);

/** Undefined for a kind that nothing here can write: a stream of parts, or no media type at all. */
export function bodyKind(mediaType: string): BodyKind | undefined {
  const type = essence(mediaType);
  if (jsonTypes.has(type) || type.endsWith('+json')) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'multipart/form-data') return 'multipart';
  if (type.startsWith('multipart/')) return undefined;
  if (isText(type)) return 'text';
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(type) ? 'bytes' : undefined;
}

const textTypes: ReadonlySet<string> = new Set([
  'application/xml',
  'application/yaml',
  'application/x-yaml',
  'application/javascript',
  'application/graphql',
  'application/sql',
  'application/toml',
  'application/jsonl',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
]);

/** True for what a program reads as text rather than as bytes. */
export function isText(type: string): boolean {
  return type.startsWith('text/') || /\+(xml|yaml)$/.test(type) || textTypes.has(type);
}

/** True for media types that go on until somebody closes them. */
export function isStream(mediaType: string): boolean {
  return ['text/event-stream', 'multipart/x-mixed-replace'].includes(essence(mediaType));
}
