import { defineInterface } from './interface.ts';
import { createTextBuilder, createUtf8State, decodeUtf8, type Malformed } from './utf8.ts';
import { bytesOf } from './view.ts';

/** The labels of the three encodings known here; the Encoding standard has more. */
const labels = new Map<string, string>();
for (const [encoding, names] of [
  ['utf-8', 'utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8'],
  ['utf-16le', 'utf-16le utf-16 ucs-2 unicode csunicode iso-10646-ucs-2 unicodefeff'],
  [
    'windows-1252',
    'windows-1252 latin1 iso-8859-1 iso8859-1 iso88591 iso_8859-1 ascii us-ascii l1 cp1252 cp819 x-cp1252 csisolatin1 ansi_x3.4-1968 ibm819 iso-ir-100',
  ],
] as const) {
  for (const name of names.split(' ')) labels.set(name, encoding);
}
const labelOf = labels.get.bind(labels);

/** What windows-1252 has at 0x80 to 0x9F; elsewhere it is Latin-1. */
const windows1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

interface Decoder {
  decode(bytes: Uint8Array, isLast: boolean, malformed: Malformed | undefined): string;
}

function utf8Decoder(): Decoder {
  const state = createUtf8State();
  return { decode: (bytes, isLast, malformed) => decodeUtf8(bytes, state, isLast, malformed) };
}

function latinDecoder(): Decoder {
  return {
    decode(bytes) {
      const out = createTextBuilder();
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] as number;
        out.add(byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte);
      }
      return out.text();
    },
  };
}

function utf16Decoder(): Decoder {
  let odd = -1;
  let high = -1;
  return {
    decode(bytes, isLast, malformed) {
      const out = createTextBuilder();
      const bad = (): void => {
        malformed?.();
        out.add(0xfffd);
      };
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] as number;
        if (odd === -1) {
          odd = byte;
          continue;
        }
        const unit = odd | (byte << 8);
        odd = -1;
        const isLow = unit >= 0xdc00 && unit <= 0xdfff;
        if (high !== -1) {
          if (isLow) out.add(high);
          else bad();
          if (isLow) out.add(unit);
          high = -1;
          if (isLow) continue;
        }
        if (unit >= 0xd800 && unit <= 0xdbff) high = unit;
        else if (isLow) bad();
        else out.add(unit);
      }
      if (isLast && (odd !== -1 || high !== -1)) {
        odd = high = -1;
        bad();
      }
      return out.text();
    },
  };
}

function createDecoder(encoding: string): Decoder {
  if (encoding === 'utf-8') return utf8Decoder();
  return encoding === 'utf-16le' ? utf16Decoder() : latinDecoder();
}

class TextDecoderClass {
  readonly #encoding: string;
  readonly #fatal: boolean;
  readonly #ignoreBom: boolean;
  #decoder: Decoder | undefined;
  #isAtStart = true;

  constructor(label: string = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const encoding = labelOf(`${label}`.trim().toLowerCase());
    if (encoding === undefined) {
      throw new RangeError(`TextDecoder knows utf-8, utf-16le and latin1 here, not "${`${label}`.slice(0, 40)}".`);
    }
    this.#encoding = encoding;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBom = Boolean(options?.ignoreBOM);
  }
  get encoding(): string {
    return this.#encoding;
  }
  get fatal(): boolean {
    return this.#fatal;
  }
  get ignoreBOM(): boolean {
    return this.#ignoreBom;
  }
  decode(source?: ArrayBuffer | ArrayBufferView, options: { stream?: boolean } = {}): string {
    const bytes = source === undefined ? new Uint8Array(0) : bytesOf(source);
    const isLast = !options?.stream;
    this.#decoder ??= createDecoder(this.#encoding);
    const decoder = this.#decoder;
    if (isLast) this.#decoder = undefined;
    let text: string;
    try {
      text = decoder.decode(bytes, isLast, this.#fatal ? failDecoding(this.#encoding) : undefined);
    } catch (error) {
      this.#decoder = undefined;
      this.#isAtStart = true;
      throw error;
    }
    const isStart = this.#isAtStart && text !== '';
    if (isLast) this.#isAtStart = true;
    else if (isStart) this.#isAtStart = false;
    return isStart && !this.#ignoreBom && text.charCodeAt(0) === 0xfeff && this.#encoding !== 'windows-1252'
      ? text.slice(1)
      : text;
  }
}

function failDecoding(encoding: string): Malformed {
  return () => {
    throw new TypeError(`The encoded data was not valid for encoding ${encoding}`);
  };
}

/** `TextDecoder` of the Encoding standard, for UTF-8, UTF-16LE and windows-1252 (`latin1`, `ascii`). */
export const TextDecoder: typeof globalThis.TextDecoder = defineInterface('TextDecoder', TextDecoderClass);
