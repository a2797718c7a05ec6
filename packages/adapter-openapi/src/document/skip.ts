/** Why an operation, or one optional parameter of it, is left out. */
export type OpenApiSkipCode =
  | 'external_reference'
  | 'unresolved_reference'
  | 'circular_reference'
  | 'schema_too_large'
  | 'invalid_operation'
  | 'unsupported_method'
  | 'unsupported_parameter'
  | 'unsupported_body'
  | 'unsupported_response'
  | 'unsupported_security'
  | 'no_credential'
  | 'server_not_allowed';

/** Thrown while an operation is read; never leaves this package. */
export class Skip extends Error {
  readonly code: OpenApiSkipCode;
  constructor(code: OpenApiSkipCode, message: string) {
    super(message);
    this.code = code;
  }
}
