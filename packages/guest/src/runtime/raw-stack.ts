import { getOwnPropertyDescriptor, hasOwn, uncurryThis } from './primordials.ts';

const PrivateError = Error;

let known: { readonly getter: unknown; readonly read: ((error: unknown) => unknown) | undefined } | undefined;

/**
 * In newer engines an error's `stack` is an accessor of the language's own, which is safe to call. It is looked for when
 * it is first needed: making an error costs a fresh world more than most of what it does besides.
 */
function ownStack(): NonNullable<typeof known> {
  if (known) return known;
  const getter = getOwnPropertyDescriptor(new PrivateError('stack'), 'stack')?.get;
  known = { getter, read: getter && uncurryThis(getter as (this: unknown) => unknown) };
  return known;
}

/** The raw `stack` text of an error; `''` where there is none, or a program's getter stands in its place. */
export function rawStack(error: object): string {
  const descriptor = getOwnPropertyDescriptor(error, 'stack');
  if (descriptor === undefined) return '';
  if (hasOwn(descriptor, 'value')) return typeof descriptor.value === 'string' ? descriptor.value : '';
  const { getter, read } = ownStack();
  const stack = descriptor.get === getter ? read?.(error) : undefined;
  return typeof stack === 'string' ? stack : '';
}
