import type { ShapeStore } from '../shape-store.ts';

/** What is needed of a Durable Object's `ctx.storage`. */
export interface ShapeStorage {
  get(keys: string[]): Promise<Map<string, unknown>>;
  transaction<Result>(work: (transaction: ShapeTransaction) => Promise<Result>): Promise<Result>;
}

interface ShapeTransaction {
  get(key: string): Promise<unknown>;
  put(key: string, value: string): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Keys one `get` may ask for. Source: Cloudflare's limits of Durable Object storage. */
const keysAtOnce = 128;

/**
 * Keeps shapes in the storage of a Durable Object, one key a tool, beside whatever else is there. Every change is a
 * transaction. To forget a tool, delete its key: `sallyport:shape:<path>` unless another prefix was given.
 */
export function createDurableObjectShapeStore(options: {
  readonly storage: ShapeStorage;
  readonly prefix?: string;
}): ShapeStore {
  const { storage, prefix = 'sallyport:shape:' } = options;
  return {
    async read(paths) {
      const texts = new Map<string, string>();
      for (let at = 0; at < paths.length; at += keysAtOnce) {
        const keys = paths.slice(at, at + keysAtOnce).map((path) => prefix + path);
        for (const [key, text] of await storage.get(keys)) {
          if (typeof text === 'string') texts.set(key.slice(prefix.length), text);
        }
      }
      return texts;
    },
    update: (path, change) =>
      storage.transaction(async (transaction) => {
        const key = prefix + path;
        const before = await transaction.get(key);
        const text = change(typeof before === 'string' ? before : undefined);
        if (text === undefined) await transaction.delete(key);
        else await transaction.put(key, text);
      }),
  };
}
