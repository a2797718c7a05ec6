import { createUtf8State, decodeUtf8, encodeUtf8 } from '../utf8.ts';

/** Characters of ASCII that are percent-encoded in one part of a URL, besides controls and all beyond ASCII. */
export const controlSet = '';
export const fragmentSet = ' "<>`';
export const querySet = ' "#<>';
export const specialQuerySet = ' "#<>\'';
export const pathSet = ' "#<>?^`{}';
export const userinfoSet = ' "#<>?^`{}/:;=@[\\]|';
const formKept = /[A-Za-z0-9*\-._]/;

/** Percent-encodes the characters of `text` that are in `set`, controls, and all beyond ASCII. */
export function percentEncode(text: string, set: string): string {
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x1f && code < 0x7f && !set.includes(text[at] as string)) continue;
    const length = code >= 0xd800 && code < 0xdc00 ? 2 : 1;
    result += text.slice(from, at) + escapeBytes(text.slice(at, at + length));
    at += length - 1;
    from = at + 1;
  }
  return result + text.slice(from);
}

function escapeBytes(text: string): string {
  let result = '';
  for (const byte of encodeUtf8(text)) result += `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;
  return result;
}

/** Reads percent-encoded bytes as UTF-8. What is no valid escape stays as it is. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  const source = encodeUtf8(text);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at++) {
    const high = source[at] === 0x25 ? hexValue(source[at + 1]) : -1;
    const low = high === -1 ? -1 : hexValue(source[at + 2]);
    bytes[length++] = low === -1 ? (source[at] as number) : high * 16 + low;
    if (low !== -1) at += 2;
  }
  return decodeUtf8(bytes.subarray(0, length), createUtf8State(), true);
}

/** The value of a hexadecimal digit's character code, or -1. */
export function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** One name or value of `application/x-www-form-urlencoded`. */
export function formEncode(text: string): string {
  let result = '';
  for (const character of text) {
    if (character === ' ') result += '+';
    else result += formKept.test(character) ? character : escapeBytes(character);
  }
  return result;
}

/** Reads one name or value of `application/x-www-form-urlencoded`. */
export function formDecode(text: string): string {
  return percentDecode(text.replaceAll('+', ' '));
}
