import {
  charCodeAt,
  fromCharCode,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  join,
  push,
  uncurryThis,
} from '../runtime/primordials.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PrivateUint8Array = Uint8Array;
const typedArrayTag = uncurryThis(
  getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype) as object, Symbol.toStringTag)?.get as (
    this: unknown,
  ) => unknown,
);
const typedArrayLength = uncurryThis(
  getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype) as object, 'length')?.get as (this: unknown) => unknown,
);

/** Base64 characters made at a time, so that no list of pieces gets long. */
const groupsAtOnce = 1024;

/** True for a `Uint8Array` of any realm. */
export function isByteArray(value: object): value is Uint8Array {
  return typedArrayTag(value) === 'Uint8Array';
}

/** Standard base64 with padding. */
export function bytesToBase64(bytes: Uint8Array): string {
  const length = typedArrayLength(bytes) as number;
  const pieces: string[] = [];
  let piece = '';
  let groups = 0;
  for (let at = 0; at < length; at += 3) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    const third = bytes[at + 2] ?? 0;
    piece +=
      fromCharCode(charCodeAt(alphabet, first >> 2), charCodeAt(alphabet, ((first & 3) << 4) | (second >> 4))) +
      (at + 1 < length ? (alphabet[((second & 15) << 2) | (third >> 6)] ?? '') : '=') +
      (at + 2 < length ? (alphabet[third & 63] ?? '') : '=');
    if (++groups % groupsAtOnce === 0) {
      push(pieces, piece);
      piece = '';
    }
  }
  push(pieces, piece);
  return join(pieces, '');
}

/** Reads base64; characters outside the alphabet are passed over. */
export function base64ToBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new PrivateUint8Array(((text.length * 3) >> 2) + 3);
  let held = 0;
  let bits = 0;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const value = valueOf(charCodeAt(text, at));
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 255;
    }
  }
  return copyOf(bytes, length);
}

function copyOf(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const copy = new PrivateUint8Array(length);
  for (let at = 0; at < length; at++) copy[at] = bytes[at] ?? 0;
  return copy;
}

function valueOf(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 ? 62 : code === 47 ? 63 : -1;
}
