/** A parsed URL, as the URL standard has it. */
export interface UrlRecord {
  scheme: string;
  username: string;
  password: string;
  /** As it is written; `''` for an empty host, `undefined` for none. */
  host: string | undefined;
  /** `undefined` for the scheme's own port. */
  port: number | undefined;
  /** A text for URLs that are not hierarchical: `mailto:…`. */
  path: string[] | string;
  query: string | undefined;
  fragment: string | undefined;
}

const defaultPorts = new Map<string, number | undefined>([
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
  ['ftp', 21],
  ['file', undefined],
]);

/** Whether a scheme is one the standard treats specially: it has a host, `\` means `/`, and so on. */
export function isSpecial(scheme: string): boolean {
  return defaultPorts.has(scheme);
}

/** A special scheme's own port. */
export function defaultPort(scheme: string): number | undefined {
  return defaultPorts.get(scheme);
}

/** A record with nothing in it. */
export function emptyRecord(scheme: string): UrlRecord {
  return {
    scheme,
    username: '',
    password: '',
    host: undefined,
    port: undefined,
    path: [],
    query: undefined,
    fragment: undefined,
  };
}

/** Whether a URL cannot have a user, a password or a port. */
export function isWithoutAuthority(url: UrlRecord): boolean {
  return url.host === undefined || url.host === '' || url.scheme === 'file';
}

/** The path as it is written. */
export function writePath(url: UrlRecord): string {
  if (typeof url.path === 'string') return url.path;
  return url.path.map((segment) => `/${segment}`).join('');
}

/** Host and port as they are written. */
export function writeHost(url: UrlRecord): string {
  return `${url.host ?? ''}${url.port === undefined ? '' : `:${url.port}`}`;
}

/** The whole URL as it is written. */
export function writeUrl(url: UrlRecord): string {
  let text = `${url.scheme}:`;
  if (url.host !== undefined) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
    }
    text += writeHost(url);
  } else if (typeof url.path !== 'string' && url.path.length > 1 && url.path[0] === '') {
    // Without it the path would be read as a host.
    text += '/.';
  }
  text += writePath(url);
  if (url.query !== undefined) text += `?${url.query}`;
  return url.fragment === undefined ? text : `${text}#${url.fragment}`;
}

/** The origin as it is written; `null` where there is none to speak of. */
export function writeOrigin(url: UrlRecord, parse: (text: string) => UrlRecord | undefined): string {
  if (url.scheme === 'blob') {
    const inner = parse(writePath(url));
    return inner !== undefined && (inner.scheme === 'http' || inner.scheme === 'https')
      ? writeOrigin(inner, parse)
      : 'null';
  }
  return isSpecial(url.scheme) && url.scheme !== 'file' ? `${url.scheme}://${writeHost(url)}` : 'null';
}
