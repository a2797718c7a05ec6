export { createConsole } from '../console.ts';
