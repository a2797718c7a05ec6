/** Why a document could not be made into tools. */
export type OpenApiAdapterErrorCode =
  | 'invalid_document'
  | 'unsupported_version'
  | 'no_base_url'
  | 'no_namespace'
  | 'invalid_option'
  | 'too_many_operations';

/** Thrown to the host, never into a program: a document or an option that cannot be used as it is. */
export class OpenApiAdapterError extends Error {
  override readonly name: string = 'OpenApiAdapterError';
  readonly code: OpenApiAdapterErrorCode;
  constructor(code: OpenApiAdapterErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
