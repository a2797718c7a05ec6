import { encodeValue } from '../codec/encode-value.ts';
import type { CodecLimits, MediaCodec } from '../codec/types.ts';

/** A tool's failure as it crosses: what the program can catch, and nothing else of the host's error. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly data?: unknown;
}

/** The answer to a call that failed. `data` that cannot cross is left out. */
export function encodeFailure(error: WireError, limits: CodecLimits, media?: MediaCodec): string {
  try {
    return `!${encodeValue({ ...error }, limits, media)}`;
  } catch {
    const { name, message, code } = error;
    return `!${encodeValue({ name, message: message.slice(0, limits.size >> 2), code: code ?? null }, limits)}`;
  }
}
