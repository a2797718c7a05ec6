import type { Json } from '@sallyport/contract';

import { hasDots, splitPath } from '../operation/read-operation.ts';
import type { Operation, Parameter } from '../operation/operation.ts';
import type { FindMedia } from './file-value.ts';
import { writeForm } from './form-body.ts';
import { inputError } from './input-error.ts';
import { textOf } from './parts-of.ts';
import { escapeAll, escapeNothing, escapeUnreserved } from './percent.ts';
import { writeBody } from './write-body.ts';
import { type Pair, writePairs, writeText } from './write-styles.ts';

/** A request without its credentials. */
export interface WrittenRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: URL;
  readonly headers: Headers;
  readonly cookies: readonly Pair[];
  readonly content: string | Uint8Array<ArrayBuffer> | undefined;
}

type Input = Readonly<Record<string, Json>>;

/** Puts an input into a request. Throws a `ToolError` for a value that has no safe form where it belongs. */
export function writeRequest(
  operation: Operation,
  input: Input,
  options: { readonly idempotencyKey: string; readonly findMedia: FindMedia | undefined },
): WrittenRequest {
  const given = operation.parameters.flatMap((parameter) => {
    const value = valueOf(parameter, input, options.idempotencyKey);
    return value === undefined ? [] : [{ parameter, value }];
  });
  const at = (place: Parameter['place']): readonly Given[] =>
    given.filter(({ parameter }) => parameter.place === place);
  const headers = new Headers({ accept: operation.response.accept });
  for (const each of at('header')) setHeader(headers, each);
  const body = guarded('body', () => operation.body && writeBody(operation.body, input, options.findMedia));
  if (body !== undefined) headers.set('content-type', body.contentType);
  return {
    method: operation.method,
    url: writeUrl(operation, at('path'), [...at('query'), ...at('querystring')]),
    headers,
    cookies: at('cookie').flatMap(writeCookie),
    content: body?.content,
  };
}

interface Given {
  readonly parameter: Parameter;
  readonly value: Json;
}

/** Left out, `undefined` and `null` are one: no parameter has a word for `null`. */
function valueOf(
  { key, required, isIdempotencyKey }: Parameter,
  input: Input,
  idempotencyKey: string,
): Json | undefined {
  const value = Object.hasOwn(input, key) ? input[key] : undefined;
  if (value !== undefined && value !== null) return value;
  if (isIdempotencyKey) return idempotencyKey;
  if (required) throw inputError(key, 'it is required');
  return undefined;
}

function writeUrl(operation: Operation, path: readonly Given[], query: readonly Given[]): URL {
  const texts = new Map(path.map((each) => [each.parameter.name, writePathPart(each)]));
  const line = splitPath(operation.path);
  const full = line.path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => texts.get(name) ?? '');
  const [first] = path;
  if (hasDots(full)) throw inputError(first?.parameter.key ?? 'path', 'a part of the path may not be "." or ".."');
  const pieces = [...(line.query === '' ? [] : [line.query]), ...query.flatMap(writeQuery)];
  return new URL(`${operation.server}${full}${pieces.length === 0 ? '' : `?${pieces.join('&')}`}`);
}

function writePathPart({ parameter, value }: Given): string {
  const { key, name, content, style, explode } = parameter;
  const text = guarded(key, () => {
    if (content !== undefined) return escapeAll(contentText(value, parameter));
    return writeText(name, value, { style, explode, key, escape: escapeAll });
  });
  // Nothing in its place would name another resource: /pets/ instead of /pets/7.
  if (text === '') throw inputError(key, 'it may not be empty');
  return text;
}

function writeQuery({ parameter, value }: Given): readonly string[] {
  const { key, name, content, style, explode, allowReserved, place } = parameter;
  const escape = allowReserved ? escapeUnreserved : escapeAll;
  return guarded(key, () => {
    if (place === 'querystring') {
      const whole = content === 'json' ? escape(JSON.stringify(value)) : writeForm(value, key);
      return whole === '' ? [] : [whole];
    }
    if (content !== undefined) return [`${escapeAll(name)}=${escape(contentText(value, parameter))}`];
    return writePairs(name, value, { style, explode, escape, key }).map(([left, right]) => `${left}=${right}`);
  });
}

function setHeader(headers: Headers, { parameter, value }: Given): void {
  const { key, name, content, style, explode } = parameter;
  if (content === undefined) checkSigns(value, parameter);
  const text =
    content === undefined
      ? writeText(name, value, { style, explode, key, escape: escapeNothing })
      : contentText(value, parameter);
  // Other characters have no agreed form in a header, and a line end would begin another one.
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw inputError(key, 'a header holds one line of Latin-1 text');
  headers.set(name, text);
}

/** Headers have no escapes, so a sign that divides the parts may be in none of them. */
function checkSigns(value: Json, { key, explode }: Parameter): void {
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  const texts = isList ? value : Object.entries(value).flat();
  const signs = isList || !explode ? /,/ : /[,=]/;
  if (texts.some((text: unknown) => typeof text === 'string' && signs.test(text))) {
    throw inputError(key, 'its parts are divided by "," and "=", so none may hold one');
  }
}

function writeCookie({ parameter, value }: Given): readonly Pair[] {
  const { key, name, content, style, explode } = parameter;
  return guarded(key, () => {
    if (content !== undefined) return [[name, escapeAll(contentText(value, parameter))]];
    const escape = style === 'form' ? escapeAll : escapeNothing;
    const pairs = writePairs(name, value, { style: 'form', explode, escape, key });
    if (pairs.some(([, text]) => !/^[\x21\x23-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(text))) {
      throw inputError(key, 'a cookie of this style holds no spaces, quotes, semicolons or backslashes');
    }
    // A cookie's own name is a token and stands as it is.
    return pairs.map(([left, text]) => [left === escapeAll(name) ? name : left, text] as const);
  });
}

function contentText(value: Json, { content, key }: Parameter): string {
  return content === 'json' ? JSON.stringify(value) : textOf(value, key);
}

/** Half a surrogate pair cannot be percent-encoded. */
function guarded<Result>(key: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (error instanceof URIError) throw inputError(key, 'the text is not well-formed Unicode');
    throw error;
  }
}
