import { apply, charCodeAt, codePointAt, fromCharCode, uncurryThis } from '../primordials.ts';

const Bytes = Uint8Array;
const CodeUnits = Uint16Array;
const subarray: (self: Uint16Array, start: number, end: number) => Uint16Array = uncurryThis(
  Uint16Array.prototype.subarray,
);

/** Bytes a well-formed string takes as UTF-8. A lone surrogate counts as U+FFFD. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = charCodeAt(text, at);
    if (code < 0x80) length++;
    else if (code < 0x800) length += 2;
    else {
      const isPair = (codePointAt(text, at) as number) > 0xffff;
      length += isPair ? 4 : 3;
      if (isPair) at++;
    }
  }
  return length;
}

/** Writes `text` as UTF-8 as far as whole characters fit. */
export function writeUtf8(text: string, target: Uint8Array): { readonly read: number; readonly written: number } {
  const room = target.length;
  let written = 0;
  let at = 0;
  while (at < text.length) {
    const code = charCodeAt(text, at);
    if (code < 0x80) {
      if (written >= room) break;
      target[written++] = code;
      at++;
      continue;
    }
    const point = wellFormedPoint(text, at, code);
    const size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (written + size > room) break;
    writePoint(target, written, point, size);
    written += size;
    at += size === 4 ? 2 : 1;
  }
  return { read: at, written };
}

function wellFormedPoint(text: string, at: number, code: number): number {
  if (code < 0xd800 || code > 0xdfff) return code;
  const point = codePointAt(text, at) as number;
  return point > 0xffff ? point : 0xfffd;
}

function writePoint(target: Uint8Array, at: number, point: number, size: number): void {
  if (size === 2) target[at] = 0xc0 | (point >> 6);
  else if (size === 3) target[at] = 0xe0 | (point >> 12);
  else {
    target[at] = 0xf0 | (point >> 18);
    target[at + 1] = 0x80 | ((point >> 12) & 63);
  }
  if (size > 2) target[at + size - 2] = 0x80 | ((point >> 6) & 63);
  target[at + size - 1] = 0x80 | (point & 63);
}

/** `text` as UTF-8. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Bytes(utf8Length(text));
  writeUtf8(text, bytes);
  return bytes;
}

/** Code units that are turned into a string in one call. */
const chunk = 8192;

/** Gathers code units and makes the string of them in chunks. */
export function createTextBuilder(): { add(unit: number): void; text(): string } {
  const units = new CodeUnits(chunk);
  let used = 0;
  let text = '';
  const flush = (): void => {
    text += apply(fromCharCode, undefined, subarray(units, 0, used));
    used = 0;
  };
  return {
    add(unit) {
      if (used === chunk) flush();
      units[used++] = unit;
    },
    text() {
      flush();
      return text;
    },
  };
}

/** What is left of a character whose bytes have not all come yet. */
export interface Utf8State {
  point: number;
  needed: number;
  seen: number;
  low: number;
  high: number;
}

/** A decoder at the start of a character. */
export function createUtf8State(): Utf8State {
  return { point: 0, needed: 0, seen: 0, low: 0x80, high: 0xbf };
}

/** Thrown where `fatal` forbids what is not UTF-8. */
export type Malformed = () => never;

/** Decodes bytes as UTF-8 from where `state` stands. `malformed` throws, or is absent and U+FFFD takes the place. */
export function decodeUtf8(bytes: Uint8Array, state: Utf8State, isLast: boolean, malformed?: Malformed): string {
  const out = createTextBuilder();
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (state.needed === 0) {
      if (byte < 0x80) out.add(byte);
      else if (!beginCharacter(state, byte)) replace(out, malformed);
      continue;
    }
    if (byte < state.low || byte > state.high) {
      reset(state);
      replace(out, malformed);
      // The byte may begin the next character.
      at--;
      continue;
    }
    state.low = 0x80;
    state.high = 0xbf;
    state.point = (state.point << 6) | (byte & 63);
    if (++state.seen === state.needed) finishCharacter(state, out);
  }
  if (isLast && state.needed !== 0) {
    reset(state);
    replace(out, malformed);
  }
  return out.text();
}

function beginCharacter(state: Utf8State, byte: number): boolean {
  if (byte >= 0xc2 && byte <= 0xdf) {
    state.needed = 1;
    state.point = byte & 31;
  } else if (byte >= 0xe0 && byte <= 0xef) {
    if (byte === 0xe0) state.low = 0xa0;
    if (byte === 0xed) state.high = 0x9f;
    state.needed = 2;
    state.point = byte & 15;
  } else if (byte >= 0xf0 && byte <= 0xf4) {
    if (byte === 0xf0) state.low = 0x90;
    if (byte === 0xf4) state.high = 0x8f;
    state.needed = 3;
    state.point = byte & 7;
  } else return false;
  return true;
}

function finishCharacter(state: Utf8State, out: { add(unit: number): void }): void {
  const { point } = state;
  reset(state);
  if (point > 0xffff) {
    out.add(0xd800 + ((point - 0x10000) >> 10));
    out.add(0xdc00 + ((point - 0x10000) & 0x3ff));
  } else out.add(point);
}

function reset(state: Utf8State): void {
  state.point = state.needed = state.seen = 0;
  state.low = 0x80;
  state.high = 0xbf;
}

function replace(out: { add(unit: number): void }, malformed: Malformed | undefined): void {
  malformed?.();
  out.add(0xfffd);
}
