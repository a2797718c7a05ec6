import { addBrand, hasBrand } from './brand.ts';
import type { SandboxErrorCode } from './sandbox.ts';

const sandboxErrorBrand = Symbol.for('sallyport.SandboxError');
const toolErrorBrand = Symbol.for('sallyport.ToolError');

/** The guest died without a last message. Thrown by a backend's `run`; `code` says who ended it. */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError';
  readonly code: SandboxErrorCode;
  constructor(code: SandboxErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    addBrand(this, sandboxErrorBrand);
    this.code = code;
  }
}

/** True for a {@link SandboxError} of any copy of this package. */
export function isSandboxError(value: unknown): value is SandboxError {
  return hasBrand(value, sandboxErrorBrand);
}

/**
 * A tool's failure, as the program will catch it. Throw it from `callTool` or from a tool's `execute` to choose what the
 * program sees: `name`, `message`, `code` and `data` cross the wall, nothing else of any error does.
 */
export class ToolError extends Error {
  override readonly name: string;
  /** A short stable word the program can switch on. */
  readonly code: string | undefined;
  /** Anything the codec can carry. */
  readonly data: unknown;
  constructor(
    message: string,
    options: { readonly name?: string; readonly code?: string; readonly data?: unknown; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    addBrand(this, toolErrorBrand);
    this.name = options.name ?? 'ToolError';
    this.code = options.code;
    this.data = options.data;
  }
}

/** True for a {@link ToolError} of any copy of this package. */
export function isToolError(value: unknown): value is ToolError {
  return hasBrand(value, toolErrorBrand);
}
