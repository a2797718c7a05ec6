export { createTimers } from '../timers.ts';
