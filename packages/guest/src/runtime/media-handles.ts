import type { MediaCodec, MediaReference } from '../codec/types.ts';
import { uncurryThis } from './primordials.ts';

const freeze = Object.freeze;
const PrivateWeakMap = WeakMap;
const weakGet = uncurryThis(WeakMap.prototype.get) as (self: unknown, key: object) => unknown;
const weakSet = uncurryThis(WeakMap.prototype.set) as (self: unknown, key: object, value: unknown) => void;

/** Inside the guest media is a small frozen handle: its bytes stay on the host. */
export function createMediaHandles(): MediaCodec {
  const references = new PrivateWeakMap();
  let hasAny = false;
  return {
    // Asked of every object that leaves, and most programs hold no media.
    reference: (value) => (hasAny ? (weakGet(references, value) as MediaReference | undefined) : undefined),
    resolve(reference) {
      hasAny = true;
      const handle = freeze({ type: 'media', ...reference });
      weakSet(references, handle, reference);
      return handle;
    },
  };
}
