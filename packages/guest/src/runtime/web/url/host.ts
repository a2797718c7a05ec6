import { domainToAscii } from './domain.ts';
import { endsInNumber, parseIpv4, parseIpv6 } from './ip-address.ts';
import { controlSet, percentDecode, percentEncode } from './percent.ts';

const forbiddenInHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const forbiddenInDomain = /[\0-\x20#%/:<>?@[\\\]^|\x7F]/;

/** Reads a host and writes it in its normal form; `undefined` if it is none. `isOpaque` for schemes that are not special. */
export function parseHost(text: string, isOpaque: boolean): string | undefined {
  if (text.startsWith('[')) return text.endsWith(']') ? parseIpv6(text.slice(1, -1)) : undefined;
  if (isOpaque) return forbiddenInHost.test(text) ? undefined : percentEncode(text, controlSet);
  const domain = domainToAscii(percentDecode(text));
  if (domain === undefined || domain === '' || forbiddenInDomain.test(domain)) return undefined;
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
}
