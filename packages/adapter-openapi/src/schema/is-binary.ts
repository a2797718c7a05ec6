import { isRecord } from '../is-record.ts';

/** True for how 3.0 (`format: binary`) and 3.1 (a media type without an encoding) write raw bytes. */
export function isBinary(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  const { type, format, contentMediaType, contentEncoding } = schema;
  const types = Array.isArray(type) ? type : [type];
  if (type !== undefined && !types.includes('string')) return type === 'file';
  if (format === 'binary') return true;
  return typeof contentMediaType === 'string' && contentEncoding === undefined && !isTextual(contentMediaType);
}

function isTextual(mediaType: string): boolean {
  return /^text\/|[/+](json|xml|yaml)\b/i.test(mediaType);
}
