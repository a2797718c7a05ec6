import type { Json, Media } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import { fromBase64 } from './base64.ts';
import { inputError } from './input-error.ts';

/** A file, ready to be sent. */
export interface FileValue {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string | undefined;
  readonly name: string | undefined;
}

/** Gives the media behind a handle that a program passed. */
export type FindMedia = (handle: Json) => Media | undefined;

/** True for what the schema of a file accepts. */
export function looksLikeFile(value: unknown): value is Readonly<Record<string, Json>> {
  if (!isRecord(value)) return false;
  const { text, base64, id, mimeType } = value;
  return (
    [text, base64].some((each) => typeof each === 'string') || (typeof id === 'string' && typeof mimeType === 'string')
  );
}

/** The bytes of a file, from its text, its base64 or the media behind its handle. */
export function readFile(value: Json, key: string, findMedia: FindMedia | undefined): FileValue {
  if (!looksLikeFile(value)) {
    throw inputError(key, 'a file is { text }, { base64 } or a media handle as a tool gave it');
  }
  const { text, base64, name, mimeType } = value;
  const words = {
    name: typeof name === 'string' ? name : undefined,
    mimeType: typeof mimeType === 'string' ? mimeType : undefined,
  };
  if (typeof text === 'string') return { ...words, bytes: new TextEncoder().encode(text) };
  const media = typeof base64 === 'string' ? undefined : findMedia?.(value);
  const data = typeof base64 === 'string' ? base64 : media?.data;
  if (data === undefined) throw inputError(key, 'there is no media behind this handle in this run');
  const bytes = fromBase64(data);
  if (bytes === undefined) throw inputError(key, 'the text is not base64');
  return { bytes, mimeType: media?.mimeType ?? words.mimeType, name: media?.name ?? words.name };
}
