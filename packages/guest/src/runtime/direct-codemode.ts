type Call = (path: string, values: readonly unknown[]) => Promise<unknown>;

const PrivateProxy = Proxy;

/**
 * The `codemode` of a program that only calls tools, by their full names, of which each is known to be one: nothing of
 * the tools is read and nothing is made for those that are not called. Such a program sees no difference.
 */
export function createDirectCodemode(call: Call): object {
  const level = (path: string): object => {
    const below: Record<string, object> = { __proto__: null } as never;
    const prefix = path === '' ? '' : `${path}.`;
    return new PrivateProxy((...values: unknown[]) => call(path, values), {
      __proto__: null,
      get: (_target: unknown, key: string) => (below[key] ??= level(prefix + key)),
    } as never);
  };
  return level('');
}
