export { lockDown } from '../lock-down.ts';
