import { type Media, type MediaLink, isMedia, isMediaLink } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';

/** One content block of a result, as this package writes them. */
export type McpContentBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image' | 'audio'; readonly data: string; readonly mimeType: string }
  | { readonly type: 'resource'; readonly resource: McpResource }
  | McpResourceLink;

type McpResource =
  | { readonly uri: string; readonly mimeType: string; readonly blob: string }
  | { readonly uri: string; readonly mimeType?: string; readonly text: string };

type McpResourceLink = Omit<MediaLink, 'sizeBytes'> & { readonly size?: number };

/** A block of text. */
export function textBlock(text: string): McpContentBlock {
  return { type: 'text', text };
}

/** Media as the block of their kind; what is neither image nor sound is an embedded resource. */
export function mediaBlock({ mimeType, data, name, uri }: Media, index: number): McpContentBlock {
  if (mimeType.startsWith('image/')) return { type: 'image', data, mimeType };
  if (mimeType.startsWith('audio/')) return { type: 'audio', data, mimeType };
  const own = uri ?? `attachment:${encodeURIComponent(name ?? String(index + 1))}`;
  return { type: 'resource', resource: { uri: own, mimeType, blob: data } };
}

/** A link as a block. */
export function linkBlock({ sizeBytes, ...words }: MediaLink): McpContentBlock {
  return { ...words, ...(sizeBytes !== undefined && { size: sizeBytes }) };
}

/** What one tool answered, as the blocks its own server would have sent: the way back of `readMcpResult`. */
export function valueBlocks(value: unknown): readonly McpContentBlock[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.some(isAttached)) return value.map(valueBlock);
  return [valueBlock(value, 0)];
}

function isAttached(value: unknown): boolean {
  return isMedia(value) || isMediaLink(value) || isTextResource(value);
}

function valueBlock(value: unknown, index: number): McpContentBlock {
  if (isMedia(value)) return mediaBlock(value, index);
  if (isMediaLink(value)) return linkBlock(value);
  if (isTextResource(value)) return { type: 'resource', resource: value };
  return textBlock(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}

const resourceMembers: ReadonlySet<string> = new Set(['uri', 'mimeType', 'text', '_meta']);

function isTextResource(value: unknown): value is McpResource {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || typeof value['text'] !== 'string') return false;
  return Object.keys(value).every((key) => resourceMembers.has(key));
}
