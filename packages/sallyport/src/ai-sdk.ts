export { codemode } from './codemode.ts';
export type { Codemode, CodemodeOptions } from './codemode.ts';
export { codemodeCaller } from './codemode-caller.ts';
export type { CodemodeCaller, CodemodeCallerOptions } from './codemode-caller.ts';
