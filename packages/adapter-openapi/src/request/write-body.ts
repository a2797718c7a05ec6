import type { Json } from '@sallyport/contract';

import type { Body, BodyForm } from '../operation/operation.ts';
import { type FindMedia, readFile } from './file-value.ts';
import { writeForm } from './form-body.ts';
import { inputError } from './input-error.ts';
import { writeMultipart } from './multipart-body.ts';

/** A body as it is sent. */
export interface WrittenBody {
  readonly contentType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Writes the body a program passed, in the form it chose. Undefined when it passed none. */
export function writeBody(
  body: Body,
  input: Readonly<Record<string, Json>>,
  findMedia: FindMedia | undefined,
): WrittenBody | undefined {
  const value = Object.hasOwn(input, body.key) ? input[body.key] : undefined;
  if (value === undefined && body.required) throw inputError(body.key, 'it is required');
  if (value === undefined) return undefined;
  return write(chooseForm(body, input), value, body.key, findMedia);
}

function chooseForm({ forms, choiceKey }: Body, input: Readonly<Record<string, Json>>): BodyForm {
  const wanted = choiceKey !== undefined && Object.hasOwn(input, choiceKey) ? input[choiceKey] : undefined;
  return forms.find(({ mediaType }) => mediaType === wanted) ?? forms[0];
}

function write(form: BodyForm, value: Json, key: string, findMedia: FindMedia | undefined): WrittenBody {
  const { mediaType, kind, members } = form;
  const isRange = mediaType.includes('*');
  switch (kind) {
    case 'json':
      return { contentType: isRange ? 'application/json' : mediaType, content: JSON.stringify(value) };
    case 'form':
      return { contentType: mediaType, content: writeForm(value, key, members) };
    case 'multipart': {
      const { contentType, bytes } = writeMultipart(value, key, members, findMedia);
      return { contentType, content: bytes };
    }
    case 'text':
      if (typeof value !== 'string') throw inputError(key, `${mediaType} is sent as a text`);
      return { contentType: isRange ? 'text/plain' : mediaType, content: value };
    case 'bytes': {
      const file = readFile(value, key, findMedia);
      return { contentType: isRange ? (file.mimeType ?? 'application/octet-stream') : mediaType, content: file.bytes };
    }
    default:
      return kind satisfies never;
  }
}
