import { parseHost } from './host.ts';
import { addSegments, parsePort, portColon, setQuery } from './parse.ts';
import { fragmentSet, percentEncode, userinfoSet } from './percent.ts';
import { defaultPort, isSpecial, isWithoutAuthority, type UrlRecord } from './record.ts';

/** The setters of `URL`, by the standard's parser entered in the middle: what does not fit changes nothing. */

function clean(text: string): string {
  return text.replace(/[\t\n\r]/g, '');
}

export function setProtocol(url: UrlRecord, text: string): void {
  const scheme = /^([A-Za-z][A-Za-z0-9+\-.]*)(?::|$)/.exec(clean(text))?.[1]?.toLowerCase();
  if (scheme === undefined || isSpecial(scheme) !== isSpecial(url.scheme)) return;
  const hasAuthority = url.username !== '' || url.password !== '' || url.port !== undefined;
  if (scheme === 'file' && hasAuthority) return;
  if (url.scheme === 'file' && (url.host === undefined || url.host === '')) return;
  url.scheme = scheme;
  if (url.port === defaultPort(scheme)) url.port = undefined;
}

export function setUsername(url: UrlRecord, text: string): void {
  if (!isWithoutAuthority(url)) url.username = percentEncode(text, userinfoSet);
}

export function setPassword(url: UrlRecord, text: string): void {
  if (!isWithoutAuthority(url)) url.password = percentEncode(text, userinfoSet);
}

/** `host` with `isWithPort`, else `hostname`. */
export function setHost(url: UrlRecord, text: string, isWithPort: boolean): void {
  if (typeof url.path === 'string') return;
  const special = isSpecial(url.scheme);
  const whole = clean(text);
  const end = whole.search(special ? /[/\\?#]/ : /[/?#]/);
  const part = end === -1 ? whole : whole.slice(0, end);
  if (url.scheme === 'file') {
    const host = part === '' ? '' : parseHost(part, false);
    if (host !== undefined) url.host = host === 'localhost' ? '' : host;
    return;
  }
  const colon = portColon(part);
  const hasColon = colon < part.length;
  const hostText = part.slice(0, colon);
  if (hasColon && (hostText === '' || !isWithPort)) return;
  const hasAuthority = url.username !== '' || url.password !== '' || url.port !== undefined;
  if (hostText === '' && (special || hasAuthority)) return;
  const host = hostText === '' ? '' : parseHost(hostText, !special);
  if (host === undefined) return;
  url.host = host;
  if (hasColon) parsePort(/^[0-9]*/.exec(part.slice(colon + 1))?.[0] ?? '', url);
}

export function setPort(url: UrlRecord, text: string): void {
  if (isWithoutAuthority(url)) return;
  if (text === '') url.port = undefined;
  else parsePort(/^[0-9]*/.exec(clean(text))?.[0] ?? '', url);
}

export function setPathname(url: UrlRecord, text: string): void {
  if (typeof url.path === 'string') return;
  const path = clean(text);
  url.path = [];
  const isSlash = path.startsWith('/') || (isSpecial(url.scheme) && path.startsWith('\\'));
  if (isSpecial(url.scheme) || path !== '') addSegments(isSlash ? path.slice(1) : path, url);
  else if (url.host === undefined) url.path.push('');
}

export function setSearch(url: UrlRecord, text: string): void {
  const query = clean(text.startsWith('?') ? text.slice(1) : text);
  if (text === '') url.query = undefined;
  else setQuery(query, url);
}

export function setHash(url: UrlRecord, text: string): void {
  if (text === '') url.fragment = undefined;
  else url.fragment = percentEncode(clean(text.startsWith('#') ? text.slice(1) : text), fragmentSet);
}
