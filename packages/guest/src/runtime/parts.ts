export { start } from './start.ts';
export { furnish } from './furnish.ts';
export { classCodec } from '../codec/class-codec.ts';
export { createCalls } from './calls.ts';
export { createCodemodeObject } from './codemode-object.ts';
export { createMediaHandles } from './media-handles.ts';
export { createDirectCodemode } from './direct-codemode.ts';
export { createConsole } from './console.ts';
export { createLineConsole } from './console/line-console.ts';
export { inspect } from './inspect.ts';
export { lockDown } from './lock-down.ts';
export { createLogBuffer } from './log-buffer.ts';
export { createTimers } from './timers.ts';
export { furnishWeb } from './furnish-web.ts';
export {
  webBase64,
  webClone,
  webCrypto,
  webEvents,
  webMicrotask,
  webPerformance,
  webText,
  webUrl,
} from './web/pieces.ts';
export { base64ToBytes } from '../codec/base64.ts';
