export { start } from './start.ts';
export { furnish } from './furnish.ts';
export { classCodec } from '../codec/class-codec.ts';
export { createCalls } from './calls.ts';
export { createCodemodeObject } from './codemode-object.ts';
export { createMediaHandles } from './media-handles.ts';
export { createTextConsole } from './console/text-console.ts';
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
// What nearly every world runs: the bundler must know its names.
export { encode, encodeJson, isFlat, toJson } from '../codec/encode.ts';
export { createSurvey, look, lookObject } from '../codec/survey.ts';
export { decodeValue, parse } from '../codec/decode-value.ts';
export { encodeArgument } from './calls.ts';
export { createState, lineMethod, lineMethods } from './console/line-console.ts';
export { quickLine } from './console/quick-line.ts';
export { installGlobals } from './install-globals.ts';
export { installStackTraces } from './stack.ts';
