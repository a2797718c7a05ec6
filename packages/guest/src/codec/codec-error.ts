/** Why a value cannot cross the wall. `code` is one of {@link CodecErrorCode}. */
export type CodecErrorCode = 'not_serializable' | 'nesting_too_deep' | 'too_large';

/** A value that cannot cross. Thrown by `encodeValue` and `encodeJson`, and by decoding a text that no encoder writes. */
export interface CodecError extends Error {
  readonly code: CodecErrorCode;
}

const PrivateError = TypeError;

/** Makes a {@link CodecError}. */
export function codecError(code: CodecErrorCode, message: string): CodecError {
  const error = new PrivateError(message) as TypeError & { code: CodecErrorCode };
  error.code = code;
  return error;
}
