import { defineInterface } from './interface.ts';

const codes: readonly string[] =
  ' IndexSizeError  HierarchyRequestError WrongDocumentError InvalidCharacterError  NoModificationAllowedError NotFoundError NotSupportedError InUseAttributeError InvalidStateError SyntaxError InvalidModificationError NamespaceError InvalidAccessError  TypeMismatchError SecurityError NetworkError AbortError URLMismatchError QuotaExceededError TimeoutError InvalidNodeTypeError DataCloneError'.split(
    ' ',
  );

const { defineProperty } = Object;

class DOMExceptionClass extends Error {
  constructor(message: string = '', options: string | { name?: string; cause?: unknown } = 'Error') {
    const isText = typeof options !== 'object' || options === null;
    super(`${message}`, !isText && 'cause' in options ? { cause: options.cause } : undefined);
    const name = `${isText ? options : (options.name ?? 'Error')}`;
    const code = codes.indexOf(name);
    // Own and hidden, not accessors: what shows or encodes an error reads fields, and runs no code for it.
    defineProperty(this, 'name', { value: name, configurable: true });
    defineProperty(this, 'code', { value: code > 0 ? code : 0, configurable: true });
  }
}

/** `DOMException` of Web IDL. */
export const DOMException: typeof globalThis.DOMException = defineInterface('DOMException', DOMExceptionClass) as never;
