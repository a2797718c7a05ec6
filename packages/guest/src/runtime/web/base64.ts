import { charCodeAt, fromCharCode } from '../primordials.ts';
import { DOMException } from './dom-exception.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Uint8Array(128).fill(64);
for (let index = 0; index < 64; index++) values[alphabet.charCodeAt(index)] = index;

/** `btoa` of the HTML standard: a string of Latin-1 characters as base64. */
export function btoa(text: string): string {
  const source = `${text}`;
  let result = '';
  for (let at = 0; at < source.length; at += 3) {
    const left = source.length - at;
    const first = latin(source, at);
    const second = left > 1 ? latin(source, at + 1) : 0;
    const third = left > 2 ? latin(source, at + 2) : 0;
    result +=
      (alphabet[first >> 2] as string) +
      (alphabet[((first & 3) << 4) | (second >> 4)] as string) +
      (left > 1 ? (alphabet[((second & 15) << 2) | (third >> 6)] as string) : '=') +
      (left > 2 ? (alphabet[third & 63] as string) : '=');
  }
  return result;
}

function latin(text: string, at: number): number {
  const code = charCodeAt(text, at);
  if (code <= 0xff) return code;
  throw new DOMException(
    'btoa takes characters up to U+00FF; encode other text with TextEncoder first.',
    'InvalidCharacterError',
  );
}

/** `atob` of the HTML standard: base64 as a string of Latin-1 characters. White space is allowed. */
export function atob(text: string): string {
  const source = stripped(`${text}`);
  let result = '';
  let bits = 0;
  let count = 0;
  for (let at = 0; at < source.length; at++) {
    const code = charCodeAt(source, at);
    const value = code < 128 ? (values[code] as number) : 64;
    if (value === 64) throw notBase64();
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result += fromCharCode((bits >> count) & 255);
    bits &= (1 << count) - 1;
  }
  return result;
}

function stripped(text: string): string {
  let source = text.replace(/[\t\n\f\r ]/g, '');
  if (source.length % 4 === 0) source = source.replace(/==?$/, '');
  if (source.length % 4 === 1) throw notBase64();
  return source;
}

function notBase64(): Error {
  return new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
}
