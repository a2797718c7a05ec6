import { defineProperty } from '../runtime/primordials.ts';

const PrivateError = Error;

/** An error of this side with the parts of one from the other. */
export function makeError(parts: {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly data?: unknown;
  readonly cause?: unknown;
}): Error {
  const error = new PrivateError(typeof parts.message === 'string' ? parts.message : '');
  const name = typeof parts.name === 'string' && parts.name !== '' ? parts.name : 'Error';
  if (name !== 'Error') {
    defineProperty(error, 'name', { value: name, writable: true, enumerable: false, configurable: true });
  }
  for (const key of ['code', 'data', 'cause'] as const) {
    const value = parts[key];
    if (value !== undefined) {
      defineProperty(error, key, { value, writable: true, enumerable: key !== 'cause', configurable: true });
    }
  }
  return error;
}
