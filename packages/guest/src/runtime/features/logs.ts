export { createLogBuffer } from '../log-buffer.ts';
