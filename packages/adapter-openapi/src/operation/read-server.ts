import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import type { RawOperation } from './list-operations.ts';
import { shown } from './find-parameters.ts';

/** Where the host lets requests go. */
export interface ServerRules {
  /** Stands for the servers of the whole document. */
  readonly base: URL | undefined;
  /** Origins that servers of the document may have. That of `base` is always one. */
  readonly origins: ReadonlySet<string>;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * The server of an operation, without a slash at its end: the first that may be used of its own, its path's, or the
 * document's. A document does not choose where requests go; it can only name what the host allowed.
 */
export function readServer(raw: RawOperation, root: Readonly<Record<string, unknown>>, rules: ServerRules): string {
  const own = [raw.operation['servers'], raw.item['servers']].find(isList);
  if (own === undefined && rules.base !== undefined) return fromBase(root['servers'], rules.base, rules);
  const servers = own ?? (isList(root['servers']) ? root['servers'] : []);
  const urls = servers.flatMap((server) => resolveServer(server, rules));
  if (rules.base !== undefined && urls.some(({ href }) => href === documentServer(root, rules))) {
    return fromBase(root['servers'], rules.base, rules);
  }
  const allowed = urls.find(({ origin }) => rules.origins.has(origin));
  if (allowed !== undefined) return withoutSlash(allowed);
  const names = [...new Set(urls.map(({ origin }) => origin))].map(shown).join(', ');
  throw new Skip('server_not_allowed', `Its server ${names === '' ? 'is none' : names}: allow it in allowedOrigins.`);
}

/** A relative server of the document is found from the base; an absolute one is replaced by it. */
function fromBase(servers: unknown, base: URL, rules: ServerRules): string {
  const [first] = isList(servers) ? servers : [];
  const url = isRecord(first) && typeof first['url'] === 'string' ? fillVariables(first['url'], first, rules) : '/';
  if (url === '/' || url === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return withoutSlash(base);
  const resolved = URL.canParse(url, base) ? new URL(url, base) : base;
  return withoutSlash(resolved.origin === base.origin ? resolved : base);
}

/** A path that repeats the document's own server goes where that goes. */
function documentServer(root: Readonly<Record<string, unknown>>, rules: ServerRules): string | undefined {
  const [first] = isList(root['servers']) ? root['servers'] : [];
  return resolveServer(first, rules)[0]?.href;
}

function resolveServer(server: unknown, rules: ServerRules): readonly URL[] {
  if (!isRecord(server) || typeof server['url'] !== 'string') return [];
  const text = fillVariables(server['url'], server, rules);
  const base = rules.base?.href;
  if (!URL.canParse(text, base)) return [];
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? [url] : [];
}

/** The host's values go before the document's defaults. */
function fillVariables(template: string, server: Readonly<Record<string, unknown>>, rules: ServerRules): string {
  const variables = isRecord(server['variables']) ? server['variables'] : {};
  return template.replaceAll(/\{([^{}]{1,100})\}/g, (whole, name: string) => {
    const chosen = rules.variables.get(name);
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (!isRecord(variable)) return chosen ?? whole;
    const { enum: values, default: usual } = variable;
    const isRefused = chosen !== undefined && Array.isArray(values) && !values.includes(chosen);
    if (isRefused) throw new Skip('server_not_allowed', `The server variable ${shown(name)} does not take that value.`);
    return chosen ?? (typeof usual === 'string' ? usual : whole);
  });
}

function withoutSlash(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}
