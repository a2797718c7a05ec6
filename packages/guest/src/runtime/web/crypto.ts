import { numberToString, padStart } from '../primordials.ts';
import { createChaCha } from './chacha20.ts';
import { DOMException } from './dom-exception.ts';

/** Bytes one call may ask for, by the Web Cryptography standard. */
const quota = 65_536;

const integerArrays = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  BigInt64Array,
  BigUint64Array,
];
const tags: string[] = integerArrays.map((type) => type.name);
const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get as (
  this: unknown,
) => string | undefined;

/** What a program finds as `crypto`. There is no `subtle`. */
export interface GuestCrypto {
  getRandomValues<View extends ArrayBufferView>(view: View): View;
  randomUUID(): string;
}

/**
 * Makes `crypto` from a seed the host drew: a bare engine has no source of randomness that is fit for keys.
 *
 * Made once per world. `seed` is asked for 32 bytes when a program first wants randomness; the same seed gives the same
 * bytes, which is what a replay needs.
 */
export function createCrypto(seed: () => Uint8Array): GuestCrypto {
  let chaCha: ((bytes: Uint8Array) => void) | undefined;
  const fill = (bytes: Uint8Array): void => {
    chaCha ??= createChaCha(seed());
    chaCha(bytes);
  };
  const crypto: GuestCrypto = {
    getRandomValues(view) {
      const tag = Reflect.apply(tagOf, view, []);
      if (tag === undefined || !tags.includes(tag)) {
        throw new DOMException('crypto.getRandomValues needs a typed array of integers.', 'TypeMismatchError');
      }
      if (view.byteLength > quota) {
        throw new DOMException(`crypto.getRandomValues gives at most ${quota} bytes a call.`, 'QuotaExceededError');
      }
      fill(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
      return view;
    },
    randomUUID() {
      const bytes = new Uint8Array(16);
      fill(bytes);
      bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
      let text = '';
      for (let index = 0; index < 16; index++) {
        if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
        text += padStart(numberToString(bytes[index] as number, 16), 2, '0');
      }
      return text;
    },
  };
  Object.defineProperty(crypto, Symbol.toStringTag, { value: 'Crypto', configurable: true });
  return crypto;
}
