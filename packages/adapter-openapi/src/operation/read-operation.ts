import type { JsonSchema } from '@sallyport/contract';

import { Skip } from '../document/skip.ts';
import { annotate, describeOperation, listTags } from './describe-operation.ts';
import { findParameters, shown } from './find-parameters.ts';
import { inputKeys } from './input-keys.ts';
import type { RawOperation } from './list-operations.ts';
import type { Body, OpenApiOperation, Operation } from './operation.ts';
import { type ReadBody, readBody } from './read-body.ts';
import { type ReadParameter, readParameter } from './read-parameter.ts';
import { type FoundPaging, readPaging } from './read-paging.ts';
import { readResponse } from './read-response.ts';
import { readSecurity } from './read-security.ts';
import { type ServerRules, readServer } from './read-server.ts';
import type { Reader } from './reader.ts';
import { inputSchema, outputSchema } from './tool-schemas.ts';

/** What the host decides about every operation. */
export interface OperationRules {
  readonly servers: ServerRules;
  /** The schemes it has credentials for; undefined when it gave none at all. */
  readonly credentials: ReadonlySet<string> | undefined;
  readonly outputs: 'typed' | 'checked' | 'none';
}

/** Who an operation is, before it is read. */
export function identify(raw: RawOperation, name: string): OpenApiOperation {
  const { operationId, deprecated } = raw.operation;
  return {
    name,
    method: raw.method,
    path: raw.path,
    operationId: typeof operationId === 'string' ? operationId : undefined,
    tags: listTags(raw.operation),
    deprecated: deprecated === true,
  };
}

/** Works out everything a call needs. Throws a {@link Skip} for an operation that cannot be called right. */
export function readOperation(raw: RawOperation, name: string, reader: Reader, rules: OperationRules): Operation {
  checkRequestLine(raw);
  const found = findParameters(raw, reader);
  const body = readBody(raw, reader);
  const response = readResponse(raw, reader);
  const paging = readPaging(raw.method, response.successes, found, reader);
  const own = ownKeys(body, paging);
  const keys = inputKeys(found, own);
  const parameters = found.flatMap((each, index) => readParameter(each, keys[index] ?? each.name) ?? []);
  checkTemplate(raw.path, parameters);
  const schema: JsonSchema = inputSchema({ parameters, descriptions: describeAll(found, keys), body, paging }, reader);
  const output = rules.outputs === 'none' ? undefined : outputSchema(response.outputs, reader);
  return {
    ...identify(raw, name),
    spec: {
      name,
      ...describeOperation(raw),
      input: schema,
      ...(output !== undefined && { output, ...(rules.outputs === 'typed' && { outputIsHint: true }) }),
      annotations: annotate(raw.method),
    },
    server: readServer(raw, reader.document.root, rules.servers),
    parameters: parameters.map(({ parameter }) => parameter),
    body: body && toBody(body),
    response: response.plan,
    security: readSecurity(raw, reader, rules.credentials),
    paging: paging && { ...paging, key: 'pages' },
  };
}

function ownKeys(body: ReadBody | undefined, paging: FoundPaging | undefined): readonly string[] {
  const choice = body !== undefined && body.forms.length > 1 ? ['contentType'] : [];
  return [...(body === undefined ? [] : ['body', ...choice]), ...(paging === undefined ? [] : ['pages'])];
}

function describeAll(
  found: readonly { readonly parts: Readonly<Record<string, unknown>> }[],
  keys: readonly string[],
): ReadonlyMap<string, unknown> {
  return new Map(found.map(({ parts }, index) => [keys[index] ?? '', parts['description']]));
}

function toBody({ required, forms }: ReadBody): Body {
  const [first, ...rest] = forms;
  return {
    key: 'body',
    required,
    forms: [first.form, ...rest.map(({ form }) => form)],
    choiceKey: rest.length > 0 ? 'contentType' : undefined,
  };
}

const unsendable: ReadonlySet<string> = new Set(['TRACE', 'TRACK', 'CONNECT']);

function checkRequestLine({ method, path }: RawOperation): void {
  if (unsendable.has(method.toUpperCase()) || !/^[\w!#$%&'*+.^`|~-]{1,30}$/.test(method)) {
    throw new Skip('unsupported_method', `The method ${shown(method)} cannot be sent.`);
  }
  const { path: target, query } = splitPath(path);
  const plain = target.replaceAll(/\{[^{}]*\}/g, 'x');
  const isPath = plain.startsWith('/') && !/[{}\\\s]/.test(plain) && !hasDots(plain) && !/[{}\s]/.test(query);
  if (!isPath) throw new Skip('invalid_operation', `${shown(path)} is no path that can be requested.`);
}

/** Some documents tell paths apart by what is no part of them: a fixed query, which is sent, or a fragment, which never is. */
export function splitPath(template: string): { readonly path: string; readonly query: string } {
  const [whole = ''] = template.split('#');
  const at = whole.indexOf('?');
  return at < 0 ? { path: whole, query: '' } : { path: whole.slice(0, at), query: whole.slice(at + 1) };
}

/** A part of a path that a URL takes for "here" or "up", however its dots are written. */
export function hasDots(path: string): boolean {
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

function checkTemplate(path: string, parameters: readonly ReadParameter[]): void {
  const known = new Set(parameters.flatMap(({ parameter }) => (parameter.place === 'path' ? [parameter.name] : [])));
  for (const [, name] of splitPath(path).path.matchAll(/\{([^{}]*)\}/g)) {
    if (name !== undefined && known.has(name)) continue;
    throw new Skip('invalid_operation', `Nothing says what ${shown(`{${name ?? ''}}`)} in the path is.`);
  }
}
