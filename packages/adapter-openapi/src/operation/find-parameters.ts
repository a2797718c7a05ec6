import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import type { RawOperation } from './list-operations.ts';
import type { ParameterPlace } from './operation.ts';
import type { Reader } from './reader.ts';

/** A parameter as the document has it, references followed. */
export interface RawParameter {
  readonly place: ParameterPlace;
  readonly name: string;
  readonly required: boolean;
  readonly parts: Readonly<Record<string, unknown>>;
}

const places: ReadonlySet<unknown> = new Set(['path', 'query', 'header', 'cookie', 'querystring']);

/** Headers the specification keeps out of parameters, and those that belong to the connection or to the host. */
const ownHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);
const hostHeaders =
  /^(host|cookie2?|content-length|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|via|proxy-.*|sec-.*|:.*)$/;

/**
 * The parameters of an operation and of its path, the operation's own first to count. Those that carry a credential are
 * left out: the host fills them.
 */
export function findParameters(raw: RawOperation, reader: Reader): readonly RawParameter[] {
  const found = new Map<string, RawParameter>();
  for (const part of [...listOf(raw.item['parameters']), ...listOf(raw.operation['parameters'])]) {
    const parameter = readParameter(reader.references.follow(part));
    if (parameter !== undefined) found.set(wireKey(parameter.place, parameter.name), parameter);
  }
  const credentials = credentialKeys(reader);
  return [...found].filter(([key]) => !credentials.has(key)).flatMap(([, parameter]) => allowed(parameter));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function readParameter(value: unknown): RawParameter | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !places.has(value['in'])) {
    throw new Skip('invalid_operation', 'A parameter has no name or no place.');
  }
  const { name, required } = value;
  const place = value['in'] as ParameterPlace;
  if (place === 'header' && ownHeaders.has(name.toLowerCase())) return undefined;
  return { place, name, required: required === true || place === 'path', parts: value };
}

function allowed(parameter: RawParameter): readonly RawParameter[] {
  if (isSendable(parameter)) return [parameter];
  if (!parameter.required) return [];
  throw new Skip('unsupported_parameter', `The ${parameter.place} parameter ${shown(parameter.name)} cannot be sent.`);
}

function isSendable({ place, name }: RawParameter): boolean {
  if (place === 'header') return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !hostHeaders.test(name.toLowerCase());
  if (place === 'cookie') return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
  return true;
}

/** Names of headers have no case. */
export function wireKey(place: string, name: string): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function credentialKeys({ schemes }: Reader): ReadonlySet<string> {
  return new Set(
    [...schemes.values()].flatMap(({ type, in: place, name }) =>
      type === 'apiKey' && typeof place === 'string' && typeof name === 'string' ? [wireKey(place, name)] : [],
    ),
  );
}

const shownLength = 100;

/** A name of a stranger, for a message. */
export function shown(name: string): string {
  return JSON.stringify(name.slice(0, shownLength));
}
