import { defineInterface } from '../interface.ts';
import { parseUrl } from './parse.ts';
import { type UrlRecord, writeHost, writeOrigin, writePath, writeUrl } from './record.ts';
import { createLinkedParams, toText } from './search-params.ts';
import { setHash, setHost, setPassword, setPathname, setPort, setProtocol, setSearch, setUsername } from './setters.ts';

function parseWithBase(text: unknown, base: unknown): UrlRecord | undefined {
  if (base === undefined) return parseUrl(toText(text), undefined);
  const parsed = parseUrl(toText(base), undefined);
  return parsed === undefined ? undefined : parseUrl(toText(text), parsed);
}

function invalid(text: unknown): TypeError & { code?: string } {
  const error: TypeError & { code?: string } = new TypeError(
    `Invalid URL: ${JSON.stringify(`${text as string}`.slice(0, 200))}`,
  );
  error.code = 'ERR_INVALID_URL';
  return error;
}

let hrefOfUrl: (value: object) => string | undefined;

class URLClass {
  static {
    hrefOfUrl = (value) => (#url in value ? writeUrl(value.#url) : undefined);
  }
  #url: UrlRecord;
  #search: ReturnType<typeof createLinkedParams> | undefined;

  constructor(text: string, base?: string) {
    if (arguments.length === 0) throw new TypeError('new URL needs a URL.');
    const url = parseWithBase(text, base);
    if (url === undefined) throw invalid(text);
    this.#url = url;
  }
  static canParse(text: string, base?: string): boolean {
    return parseWithBase(text, base) !== undefined;
  }
  static parse(text: string, base?: string): URLClass | null {
    return parseWithBase(text, base) === undefined ? null : new URLClass(text, base);
  }
  get href(): string {
    return writeUrl(this.#url);
  }
  set href(text: string) {
    const url = parseWithBase(text, undefined);
    if (url === undefined) throw invalid(text);
    this.#url = url;
    this.#reload();
  }
  get origin(): string {
    return writeOrigin(this.#url, (text) => parseUrl(text, undefined));
  }
  get protocol(): string {
    return `${this.#url.scheme}:`;
  }
  set protocol(text: string) {
    setProtocol(this.#url, toText(text));
  }
  get username(): string {
    return this.#url.username;
  }
  set username(text: string) {
    setUsername(this.#url, toText(text));
  }
  get password(): string {
    return this.#url.password;
  }
  set password(text: string) {
    setPassword(this.#url, toText(text));
  }
  get host(): string {
    return writeHost(this.#url);
  }
  set host(text: string) {
    setHost(this.#url, toText(text), true);
  }
  get hostname(): string {
    return this.#url.host ?? '';
  }
  set hostname(text: string) {
    setHost(this.#url, toText(text), false);
  }
  get port(): string {
    return this.#url.port === undefined ? '' : `${this.#url.port}`;
  }
  set port(text: string) {
    setPort(this.#url, toText(text));
  }
  get pathname(): string {
    return writePath(this.#url);
  }
  set pathname(text: string) {
    setPathname(this.#url, toText(text));
  }
  get search(): string {
    const { query } = this.#url;
    return query === undefined || query === '' ? '' : `?${query}`;
  }
  set search(text: string) {
    setSearch(this.#url, toText(text));
    this.#reload();
  }
  get searchParams(): object {
    this.#search ??= createLinkedParams(this.#url.query ?? '', (query) => {
      this.#url.query = query === '' ? undefined : query;
    });
    return this.#search.params;
  }
  get hash(): string {
    const { fragment } = this.#url;
    return fragment === undefined || fragment === '' ? '' : `#${fragment}`;
  }
  set hash(text: string) {
    setHash(this.#url, toText(text));
  }
  toString(): string {
    return writeUrl(this.#url);
  }
  toJSON(): string {
    return writeUrl(this.#url);
  }
  #reload(): void {
    this.#search?.reload(this.#url.query ?? '');
  }
}

/** A URL's text; `undefined` for any other object. */
export function hrefOf(value: object): string | undefined {
  return hrefOfUrl(value);
}

/** `URL` of the URL standard. */
export const URL: typeof globalThis.URL = defineInterface('URL', URLClass) as never;
