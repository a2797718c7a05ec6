import type { base64ToBytes } from '../codec/base64.ts';
import type { ClassCodec } from '../codec/survey.ts';
import type { createCalls } from './calls.ts';
import type { createCodemodeObject } from './codemode-object.ts';
import type { createConsole } from './console.ts';
import type { createLineConsole } from './console/line-console.ts';
import type { createTextConsole } from './console/text-console.ts';
import type { createDirectCodemode } from './direct-codemode.ts';
import type { furnish } from './furnish.ts';
import type { furnishWeb } from './furnish-web.ts';
import type { inspect } from './inspect.ts';
import type { lockDown } from './lock-down.ts';
import type { createLogBuffer } from './log-buffer.ts';
import type { createMediaHandles } from './media-handles.ts';
import type { createTimers } from './timers.ts';
import type { WebPiece } from './web/pieces.ts';

/**
 * The parts of the runtime that a world can do without when its program has no use for them. A world with all of them
 * is what every program expects; leaving one out is only for a world made for one program.
 */
export interface RuntimeFeatures {
  readonly classCodec?: ClassCodec;
  readonly lockDown?: typeof lockDown;
  /** Makes the others of what is below work. */
  readonly furnish?: typeof furnish;
  readonly createLogBuffer?: typeof createLogBuffer;
  readonly createMediaHandles?: typeof createMediaHandles;
  readonly createCalls?: typeof createCalls;
  readonly createCodemodeObject?: typeof createCodemodeObject;
  readonly createDirectCodemode?: typeof createDirectCodemode;
  readonly createConsole?: typeof createConsole;
  /** In the place of `createConsole`, for less. */
  readonly createLineConsole?: typeof createLineConsole;
  /** In the place of both, for still less. */
  readonly createTextConsole?: typeof createTextConsole;
  readonly inspect?: typeof inspect;
  readonly createTimers?: typeof createTimers;
  /** Makes timers, and what is named after the web, work. */
  readonly furnishWeb?: typeof furnishWeb;
  readonly base64ToBytes?: typeof base64ToBytes;
  readonly webUrl?: WebPiece;
  readonly webEvents?: WebPiece;
  readonly webText?: WebPiece;
  readonly webBase64?: WebPiece;
  readonly webMicrotask?: WebPiece;
  readonly webClone?: WebPiece;
  readonly webCrypto?: WebPiece;
  readonly webPerformance?: WebPiece;
}
