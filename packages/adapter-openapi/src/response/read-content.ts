import { ToolError, createMedia } from '@sallyport/contract';

import { bodyKind, essence, isText } from '../media-type.ts';
import { toBase64 } from '../request/base64.ts';
import type { HideSecrets } from './hide-secrets.ts';

/** Bytes and what they are said to be. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly disposition: string | null;
  /** Taken for JSON where nothing is said. */
  readonly isJson: boolean;
}

/** JSON as a value, text as text, everything else as media. Undefined for no bytes at all. */
export function readContent(content: Content, hide: HideSecrets): unknown {
  const { bytes, contentType, isJson } = content;
  if (bytes.length === 0) return undefined;
  const type = essence(contentType ?? (isJson ? 'application/json' : ''));
  const isWildcard = type.includes('*');
  if (bodyKind(type) === 'json' && !isWildcard) return parseJson(decode(content), hide);
  if (isText(type)) return hide.inText(decode(content));
  const name = fileName(content.disposition);
  return createMedia({
    mimeType: type === '' ? 'application/octet-stream' : type,
    data: toBase64(bytes),
    ...(name !== undefined && { name }),
  });
}

function parseJson(text: string, hide: HideSecrets): unknown {
  try {
    return hide.inValue(JSON.parse(text));
  } catch (cause) {
    throw new ToolError('The API said its response was JSON, and it is not.', { code: 'invalid_output', cause });
  }
}

/** By the charset the response names, else UTF-8. */
export function decode({ bytes, contentType }: Pick<Content, 'bytes' | 'contentType'>): string {
  const label = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function fileName(disposition: string | null): string | undefined {
  return /filename="([^"\\/]{1,200})"/i.exec(disposition ?? '')?.[1];
}
