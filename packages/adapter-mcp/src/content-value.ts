import { type Media, type MediaLink, createMedia, createMediaLink } from '@sallyport/contract';

import { linkTextLength } from './constants.ts';
import { isRecord } from './is-record.ts';

/** One content block of a result, a prompt or a resource. */
export type Part = Readonly<Record<string, unknown>>;

/** True for a block of text. */
export function isText(part: Part): part is Part & { readonly text: string } {
  return part['type'] === 'text' && typeof part['text'] === 'string';
}

/** Texts, line by line. */
export function joinTexts(parts: readonly { readonly text: string }[]): string {
  return parts.map((part) => part.text).join('\n');
}

/** Only objects and arrays are read as JSON: a tool that answers `42` or `true` in words means the words. */
export function readText(text: string): unknown {
  const trimmed = text.trim();
  const ends = `${trimmed.at(0)}${trimmed.at(-1)}`;
  if (ends !== '{}' && ends !== '[]') return text;
  try {
    return JSON.parse(trimmed);
  } catch {
    return text;
  }
}

/** What a program gets for one block: text, media, a link, a resource with text; else the block as it is. */
export function toValue(part: Part | undefined): unknown {
  if (part === undefined) return undefined;
  if (isText(part)) return readText(part.text);
  switch (part['type']) {
    case 'image':
    case 'audio':
      return toMedia(part['data'], part['mimeType'], undefined) ?? part;
    case 'resource_link':
      return toLink(part) ?? part;
    case 'resource': {
      const resource = part['resource'];
      return isRecord(resource) ? (resourceMedia(resource) ?? resource) : part;
    }
    default:
      return part;
  }
}

/** The bytes of an embedded or read resource. Undefined for one of text. */
export function resourceMedia({ blob, mimeType, uri }: Part): Media | undefined {
  return toMedia(blob, mimeType ?? 'application/octet-stream', uri);
}

/** Undefined for what is no base64: the part then stays a plain object the program can look at. */
function toMedia(data: unknown, mimeType: unknown, uri: unknown): Media | undefined {
  if (typeof data !== 'string' || typeof mimeType !== 'string' || !isBase64(data)) return undefined;
  return createMedia({ data, mimeType, ...(typeof uri === 'string' && { name: uri, uri }) });
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function toLink({ uri, name, title, description, mimeType, size }: Part): MediaLink | undefined {
  if (typeof uri !== 'string' || typeof name !== 'string' || uri.length > linkTextLength) return undefined;
  const words = { title, description, mimeType };
  const texts = Object.entries(words).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, text.slice(0, linkTextLength)]] : [],
  );
  return createMediaLink({
    uri,
    name: name.slice(0, linkTextLength),
    ...(Object.fromEntries(texts) as Partial<MediaLink>),
    ...(typeof size === 'number' && { sizeBytes: size }),
  });
}
