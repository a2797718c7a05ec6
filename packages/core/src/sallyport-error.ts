const brand = Symbol.for('sallyport.SallyportError');

/** What the host did wrong, as a word to switch on. */
export type SallyportErrorCode =
  /** A tool set or one of its tools is not usable as it stands. */
  | 'invalid_tools'
  /** Two providers have the same namespace, or a namespace has the name of a tool. */
  | 'name_collision'
  /** A provider could not list its tools. */
  | 'tools_unavailable'
  /** The tools are not the ones that were pinned. */
  | 'tools_changed'
  /** Something pinned is no fingerprint. */
  | 'invalid_pins'
  /** The store of learned shapes cannot be read. */
  | 'shapes_unavailable'
  /** A result's text cannot be read: no guest runtime of ours wrote it. */
  | 'invalid_result';

/** An error of the host's making, thrown while tools are set up. What a program does is never thrown. */
export class SallyportError extends Error {
  override readonly name: string = 'SallyportError';
  readonly code: SallyportErrorCode;
  constructor(code: SallyportErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    Object.defineProperty(this, brand, { value: true });
    this.code = code;
  }
}

/** True for a {@link SallyportError} of any copy of this package. */
export function isSallyportError(value: unknown): value is SallyportError {
  return typeof value === 'object' && value !== null && brand in value;
}
