import { type Media, createMedia } from '@sallyport/contract';

import { isRecord } from './is-record.ts';
import { failedResult, noResult } from './tool-failure.ts';

type Part = Readonly<Record<string, unknown>>;

/**
 * What a program gets for one `tools/call` result.
 *
 * `isError` is thrown as a `ToolError` (`tool_failed`). Structured content stands for the whole result. Else texts are
 * joined by line breaks and read as JSON where they look like an object or array; images, sounds and binary resources
 * become media; one part that is no text is the value itself; several kinds together are an array of parts in order.
 */
export function toolResult(result: unknown): unknown {
  if (!isRecord(result)) throw noResult();
  const content = Array.isArray(result['content']) ? result['content'].filter(isRecord) : [];
  if (result['isError'] === true) throw failedResult(joinTexts(content.filter(isText)), result['structuredContent']);
  if (result['structuredContent'] !== undefined) return result['structuredContent'];
  // Servers of the first protocol revision answer with this and no content.
  if (content.length === 0 && 'toolResult' in result) return result['toolResult'];
  if (content.length === 0) return undefined;
  const texts = content.filter(isText);
  if (texts.length === content.length) return readText(joinTexts(texts));
  return content.length === 1 ? toValue(content[0]) : content.map(toValue);
}

function isText(part: Part): part is Part & { readonly text: string } {
  return part['type'] === 'text' && typeof part['text'] === 'string';
}

function joinTexts(parts: readonly { readonly text: string }[]): string {
  return parts.map((part) => part.text).join('\n');
}

/** Only objects and arrays are read as JSON: a tool that answers `42` or `true` in words means the words. */
function readText(text: string): unknown {
  const trimmed = text.trim();
  const ends = `${trimmed.at(0)}${trimmed.at(-1)}`;
  if (ends !== '{}' && ends !== '[]') return text;
  try {
    return JSON.parse(trimmed);
  } catch {
    return text;
  }
}

function toValue(part: Part | undefined): unknown {
  if (part === undefined) return undefined;
  if (isText(part)) return readText(part.text);
  if (part['type'] === 'image' || part['type'] === 'audio') {
    return toMedia(part['data'], part['mimeType'], undefined) ?? part;
  }
  if (part['type'] !== 'resource' || !isRecord(part['resource'])) return part;
  const { blob, mimeType, uri } = part['resource'];
  return toMedia(blob, mimeType ?? 'application/octet-stream', uri) ?? part['resource'];
}

/** Undefined for what is no base64: the part then stays a plain object the program can look at. */
function toMedia(data: unknown, mimeType: unknown, name: unknown): Media | undefined {
  if (typeof data !== 'string' || typeof mimeType !== 'string' || !isBase64(data)) return undefined;
  return createMedia({ data, mimeType, ...(typeof name === 'string' && { name }) });
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
