import { getOwnPropertyDescriptor, hasOwn, uncurryThis } from './primordials.ts';

/** In newer engines an error's `stack` is an accessor of the language's own, which is safe to call. */
const ownStackGetter = getOwnPropertyDescriptor(new Error('stack'), 'stack')?.get;
const readStack = ownStackGetter === undefined ? undefined : uncurryThis(ownStackGetter as (this: unknown) => unknown);

/** The raw `stack` text of an error; `''` where there is none, or a program's getter stands in its place. */
export function rawStack(error: object): string {
  const descriptor = getOwnPropertyDescriptor(error, 'stack');
  if (descriptor === undefined) return '';
  const stack = hasOwn(descriptor, 'value')
    ? descriptor.value
    : descriptor.get === ownStackGetter && readStack !== undefined
      ? readStack(error)
      : undefined;
  return typeof stack === 'string' ? stack : '';
}
