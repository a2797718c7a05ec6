import { defineInterface } from './interface.ts';
import { encodeUtf8, writeUtf8 } from './utf8.ts';

/** `TextEncoder` of the Encoding standard. */
export const TextEncoder: typeof globalThis.TextEncoder = defineInterface(
  'TextEncoder',
  class {
    get encoding(): 'utf-8' {
      return 'utf-8';
    }
    encode(text: string = ''): Uint8Array<ArrayBuffer> {
      return encodeUtf8(`${text}`);
    }
    encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
      if (!(target instanceof Uint8Array)) throw new TypeError('TextEncoder.encodeInto needs a Uint8Array.');
      return { ...writeUtf8(`${text}`, target) };
    }
  },
);
