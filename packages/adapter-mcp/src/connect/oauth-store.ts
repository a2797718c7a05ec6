/**
 * Where sign-ins are kept: texts by key. Values are secrets; keys are not. Give it to one host only, and never to a
 * program.
 */
export interface OAuthStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A store that forgets with the process. */
export function createMemoryStore(): OAuthStore {
  const values = new Map<string, string>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
  };
}
