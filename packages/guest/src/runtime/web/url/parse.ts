import { parseHost } from './host.ts';
import { controlSet, fragmentSet, pathSet, percentEncode, querySet, specialQuerySet, userinfoSet } from './percent.ts';
import { defaultPort, emptyRecord, isSpecial, type UrlRecord } from './record.ts';

const edges = /^[\0-\x20]+|[\0-\x20]+$/g;
const breaks = /[\t\n\r]/g;
const driveLetter = /^[A-Za-z][:|]$/;
const driveStart = /^[A-Za-z][:|](?:[/\\?#]|$)/;

/**
 * Reads a URL by the URL standard; `undefined` if it is none.
 *
 * Written here and not taken from a library: the parsers that bundle without Node are 50 KB (core-js) and 57 KB
 * (whatwg-url without its tables), this is a fifth of that, and every isolate reads it anew.
 */
export function parseUrl(text: string, base: UrlRecord | undefined): UrlRecord | undefined {
  const input = text.replace(edges, '').replace(breaks, '');
  const match = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(input);
  if (match === null) return parseRelative(input, base);
  const scheme = (match[1] as string).toLowerCase();
  const rest = input.slice(match[0].length);
  if (scheme === 'file') return parseFile(rest, base?.scheme === 'file' ? base : undefined);
  if (isSpecial(scheme)) {
    if (base?.scheme === scheme && !rest.startsWith('//')) return parseAgainst(rest, base);
    return parseAuthority(rest.replace(/^[/\\]+/, ''), emptyRecord(scheme));
  }
  const url = emptyRecord(scheme);
  if (rest.startsWith('//')) return parseAuthority(rest.slice(2), url);
  if (rest.startsWith('/')) return parsePath(rest.slice(1), url);
  return parseOpaquePath(rest, url);
}

function parseRelative(input: string, base: UrlRecord | undefined): UrlRecord | undefined {
  if (base === undefined) return undefined;
  if (typeof base.path === 'string') {
    return input.startsWith('#') ? parseTail(input, { ...base, fragment: undefined }) : undefined;
  }
  return base.scheme === 'file' ? parseFile(input, base) : parseAgainst(input, base);
}

function copyPath(url: UrlRecord): string[] {
  return typeof url.path === 'string' ? [] : [...url.path];
}

/** The rest of a URL that takes its scheme, and maybe more, from `base`. */
function parseAgainst(rest: string, base: UrlRecord): UrlRecord | undefined {
  const special = isSpecial(base.scheme);
  const isSlash = (at: number): boolean => rest[at] === '/' || (special && rest[at] === '\\');
  const url: UrlRecord = { ...base, path: copyPath(base), fragment: undefined };
  if (isSlash(0)) {
    if (isSlash(1)) {
      return parseAuthority(special ? rest.replace(/^[/\\]+/, '') : rest.slice(2), emptyRecord(base.scheme));
    }
    return parsePath(rest.slice(1), { ...url, path: [], query: undefined });
  }
  if (rest === '' || rest[0] === '?' || rest[0] === '#') return parseTail(rest, url);
  url.query = undefined;
  shorten(url);
  return parsePath(rest, url);
}

/** What follows `//`: user, password, host, port, and all behind them. */
function parseAuthority(rest: string, url: UrlRecord): UrlRecord | undefined {
  const end = endOf(rest, isSpecial(url.scheme) ? /[/\\?#]/ : /[/?#]/);
  const authority = rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  if (at !== -1) {
    const credentials = authority.slice(0, at);
    const colon = endOf(credentials, /:/);
    url.username = percentEncode(credentials.slice(0, colon), userinfoSet);
    url.password = percentEncode(credentials.slice(colon + 1), userinfoSet);
  }
  const hostAndPort = authority.slice(at + 1);
  const colon = portColon(hostAndPort);
  const hostText = hostAndPort.slice(0, colon);
  // An empty host is allowed to schemes that are not special, but not beside a user or a port.
  if (hostText === '' && (isSpecial(url.scheme) || at !== -1 || colon < hostAndPort.length)) return undefined;
  url.host = hostText === '' ? '' : parseHost(hostText, !isSpecial(url.scheme));
  if (url.host === undefined || !parsePort(hostAndPort.slice(colon + 1), url)) return undefined;
  return parsePathStart(rest.slice(end), url);
}

/** Where the port's colon stands, or the end: a colon between brackets belongs to an address. */
export function portColon(text: string): number {
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') isInside = true;
    else if (text[at] === ']') isInside = false;
    else if (text[at] === ':' && !isInside) return at;
  }
  return text.length;
}

/** Sets the port from its digits; false if it is none. */
export function parsePort(digits: string, url: UrlRecord): boolean {
  if (digits === '') return true;
  if (!/^[0-9]+$/.test(digits) || Number(digits) > 65_535) return false;
  const port = Number(digits);
  url.port = port === defaultPort(url.scheme) ? undefined : port;
  return true;
}

function parsePathStart(rest: string, url: UrlRecord): UrlRecord {
  if (isSpecial(url.scheme)) return parsePath(/^[/\\]/.test(rest) ? rest.slice(1) : rest, url);
  return rest.startsWith('/') ? parsePath(rest.slice(1), url) : parseTail(rest, url);
}

function parseFile(rest: string, base: UrlRecord | undefined): UrlRecord | undefined {
  const url: UrlRecord = { ...emptyRecord('file'), host: '' };
  if (/^[/\\]/.test(rest)) {
    if (/^[/\\]{2}/.test(rest)) return parseFileHost(rest.slice(2), url);
    if (base !== undefined) {
      url.host = base.host;
      const drive = copyPath(base)[0];
      if (!driveStart.test(rest.slice(1)) && drive !== undefined && /^[A-Za-z]:$/.test(drive)) url.path = [drive];
    }
    return parsePath(rest.slice(1), url);
  }
  if (base === undefined) return parsePath(rest, url);
  url.host = base.host;
  url.path = copyPath(base);
  url.query = base.query;
  if (rest === '' || rest[0] === '?' || rest[0] === '#') return parseTail(rest, url);
  url.query = undefined;
  if (driveStart.test(rest)) url.path = [];
  else shorten(url);
  return parsePath(rest, url);
}

function parseFileHost(rest: string, url: UrlRecord): UrlRecord | undefined {
  const end = endOf(rest, /[/\\?#]/);
  const text = rest.slice(0, end);
  if (driveLetter.test(text)) return parsePath(rest, url);
  if (text !== '') {
    const host = parseHost(text, false);
    if (host === undefined) return undefined;
    url.host = host === 'localhost' ? '' : host;
  }
  return parsePathStart(rest.slice(end), url);
}

/** Adds the segments of a path, without its first slash, and then what follows the path. */
function parsePath(rest: string, url: UrlRecord): UrlRecord {
  const end = endOf(rest, /[?#]/);
  addSegments(rest.slice(0, end), url);
  return parseTail(rest.slice(end), url);
}

/** Adds the segments of a path to the URL's own, resolving `.` and `..`. */
export function addSegments(text: string, url: UrlRecord): void {
  const path = url.path as string[];
  const segments = text.split(isSpecial(url.scheme) ? /[/\\]/ : '/');
  for (const [index, segment] of segments.entries()) {
    const dots = segment.replace(/%2e/gi, '.');
    const isLast = index === segments.length - 1;
    if (dots === '..') shorten(url);
    if (dots === '.' || dots === '..') {
      if (isLast) path.push('');
    } else if (url.scheme === 'file' && path.length === 0 && driveLetter.test(segment)) {
      path.push(`${segment[0] as string}:`);
    } else {
      path.push(percentEncode(segment, pathSet));
    }
  }
}

function shorten(url: UrlRecord): void {
  const path = url.path as string[];
  const isDrive = url.scheme === 'file' && path.length === 1 && /^[A-Za-z]:$/.test(path[0] as string);
  if (!isDrive) path.pop();
}

function parseOpaquePath(rest: string, url: UrlRecord): UrlRecord {
  const end = endOf(rest, /[?#]/);
  const path = percentEncode(rest.slice(0, end), controlSet);
  // A space at the end would be cut off when the URL is read again.
  url.path = end < rest.length && path.endsWith(' ') ? `${path.slice(0, -1)}%20` : path;
  return parseTail(rest.slice(end), url);
}

/** What is left: `?query#fragment`, either or none. */
function parseTail(rest: string, url: UrlRecord): UrlRecord {
  const hash = endOf(rest, /#/);
  if (rest.startsWith('?')) setQuery(rest.slice(1, hash), url);
  if (hash < rest.length) url.fragment = percentEncode(rest.slice(hash + 1), fragmentSet);
  return url;
}

/** Sets the query from its text without the question mark. */
export function setQuery(text: string, url: UrlRecord): void {
  url.query = percentEncode(text, isSpecial(url.scheme) ? specialQuerySet : querySet);
}

function endOf(text: string, stop: RegExp): number {
  const at = text.search(stop);
  return at === -1 ? text.length : at;
}
