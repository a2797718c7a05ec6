import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import type { RawOperation } from './list-operations.ts';
import type { SecurityNeed } from './operation.ts';
import { shown } from './find-parameters.ts';
import type { Reader } from './reader.ts';

/**
 * The credentials an operation's requests carry: those of its first alternative for which the host has all. None where
 * the host gave no credentials at all: then they are the business of its `request`.
 */
export function readSecurity(
  raw: RawOperation,
  reader: Reader,
  given: ReadonlySet<string> | undefined,
): readonly SecurityNeed[] {
  const security = raw.operation['security'] ?? reader.document.root['security'];
  const alternatives = Array.isArray(security) ? security.filter(isRecord) : [];
  if (given === undefined || alternatives.length === 0) return [];
  const complete = alternatives.filter((schemes) =>
    Object.keys(schemes).every((name) => isCovered(name, reader, given)),
  );
  // Without a credential is the last resort, wherever the document lists it.
  const chosen = complete.find((schemes) => Object.keys(schemes).length > 0) ?? complete[0];
  if (chosen === undefined) {
    const wanted = alternatives.map((schemes) => Object.keys(schemes).map(shown).join(' and ')).join(', or ');
    throw new Skip('no_credential', `It needs ${wanted}, which "security" does not give.`);
  }
  return Object.entries(chosen).flatMap(([name, scopes]) => toNeed(name, scopes, reader));
}

/** A client certificate is part of the connection, so only the host's `request` can have it. */
function isCovered(name: string, { schemes }: Reader, given: ReadonlySet<string>): boolean {
  return given.has(name) || schemes.get(name)?.['type'] === 'mutualTLS';
}

function toNeed(scheme: string, scopes: unknown, { schemes }: Reader): readonly SecurityNeed[] {
  const definition = schemes.get(scheme);
  if (definition?.['type'] === 'mutualTLS') return [];
  const carrier = definition && readCarrier(definition);
  if (carrier === undefined) {
    throw new Skip('unsupported_security', `The security scheme ${shown(scheme)} is not one that can be used.`);
  }
  const texts = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
  return [{ scheme, scopes: texts, carrier }];
}

function readCarrier(scheme: Readonly<Record<string, unknown>>): SecurityNeed['carrier'] | undefined {
  const { type, in: place, name } = scheme;
  if (type === 'oauth2' || type === 'openIdConnect') return { kind: 'authorization', word: 'Bearer' };
  if (type === 'apiKey' && typeof name === 'string' && name !== '') {
    return place === 'header' || place === 'query' || place === 'cookie' ? { kind: place, name } : undefined;
  }
  if (type !== 'http' || typeof scheme['scheme'] !== 'string') return undefined;
  const word = scheme['scheme'];
  if (word.toLowerCase() === 'basic') return { kind: 'basic' };
  if (word.toLowerCase() === 'bearer') return { kind: 'authorization', word: 'Bearer' };
  return /^[\w!#$%&'*+.^`|~-]+$/.test(word) ? { kind: 'authorization', word } : undefined;
}
