import type { Json } from '@sallyport/contract';

import type { BodyForm, MemberEncoding } from '../operation/operation.ts';
import { type FileValue, type FindMedia, looksLikeFile, readFile } from './file-value.ts';
import { formText, membersOf } from './form-body.ts';
import { inputError } from './input-error.ts';
import { escapeNothing } from './percent.ts';
import { writePairs } from './write-styles.ts';

/** A form with files, and the header that says where its parts end. */
export interface MultipartBody {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * A form as `multipart/form-data`. Written by hand, because `FormData` cannot give a field a content type without making
 * it a file, and fields that are JSON need one.
 */
export function writeMultipart(
  value: Json,
  key: string,
  members: BodyForm['members'],
  findMedia: FindMedia | undefined,
): MultipartBody {
  const parts = membersOf(value, key).flatMap(([name, member]) =>
    writeMember(name, member, `${key}.${name}`, members.get(name), findMedia),
  );
  const boundary = `sallyport-${crypto.randomUUID()}`;
  const chunks = parts.flatMap((part) => [
    encode(`--${boundary}\r\n${headOf(part)}\r\n\r\n`),
    part.content,
    encode('\r\n'),
  ]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: concatenate([...chunks, encode(`--${boundary}--\r\n`)]),
  };
}

function writeMember(
  name: string,
  value: Json,
  key: string,
  encoding: MemberEncoding | undefined,
  findMedia: FindMedia | undefined,
): readonly Part[] {
  if (encoding?.style !== undefined && !encoding.mayBeFile) {
    const options = { style: encoding.style, explode: encoding.explode, escape: escapeNothing, key };
    return writePairs(name, value, options).map(([escaped, text]) =>
      textPart(decodeURIComponent(escaped), text, undefined),
    );
  }
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (encoding?.mayBeFile === true && looksLikeFile(item)) {
      return filePart(name, readFile(item, key, findMedia), encoding);
    }
    const own = concrete(encoding?.contentType);
    return textPart(name, formText(item, key), own ?? (typeof item === 'object' ? 'application/json' : undefined));
  });
}

function textPart(name: string, text: string, contentType: string | undefined): Part {
  return { name, contentType, fileName: undefined, content: encode(text) };
}

function filePart(name: string, file: FileValue, { contentType }: MemberEncoding): Part {
  return {
    name,
    fileName: file.name ?? name,
    contentType: file.mimeType ?? concrete(contentType) ?? 'application/octet-stream',
    content: file.bytes,
  };
}

/** The first media type of a list that names exactly one. */
function concrete(contentType: string | undefined): string | undefined {
  return contentType
    ?.split(',')
    .map((type) => type.trim())
    .find((type) => type !== '' && !type.includes('*'));
}

function headOf({ name, fileName, contentType }: Part): string {
  const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
  const lines = [`Content-Disposition: form-data; name="${quoted(name)}"${file}`];
  if (contentType !== undefined) {
    if (/[^\x20-\x7e]/.test(contentType)) throw inputError(name, 'the media type is none');
    lines.push(`Content-Type: ${contentType}`);
  }
  return lines.join('\r\n');
}

/** As browsers do: what would end the name or the line is percent-encoded. */
function quoted(text: string): string {
  return text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
