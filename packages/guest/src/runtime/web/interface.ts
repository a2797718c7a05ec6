const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
const { toStringTag } = Symbol;

/**
 * Makes a class look like a web interface: its name (bundling shortens it), its `Symbol.toStringTag`, and members that
 * show up when its objects' keys are listed.
 */
export function defineInterface<Class extends { readonly prototype: object }>(name: string, type: Class): Class {
  defineProperty(type, 'name', { value: name, configurable: true });
  defineProperty(type.prototype, toStringTag, { value: name, configurable: true });
  const keys = getOwnPropertyNames(type.prototype);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const descriptor = getOwnPropertyDescriptor(type.prototype, key);
    if (key === 'constructor' || descriptor === undefined) continue;
    descriptor.enumerable = true;
    defineProperty(type.prototype, key, descriptor);
  }
  return type;
}
