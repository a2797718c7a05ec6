export { createWebGlobals } from '../web-globals.ts';
export { webView } from '../web/platform-views.ts';
export { base64ToBytes } from '../../codec/base64.ts';
