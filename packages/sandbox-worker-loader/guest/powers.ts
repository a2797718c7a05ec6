/**
 * Global names of a Worker that lead out of the language: a log, the caches of the platform, threads' memory, time. What
 * sits on the global object's prototypes (`fetch`, `WebSocket`, `EventSource`) goes with them.
 */
export const powers = [
  'console',
  'navigator',
  'origin',
  'Cloudflare',
  'performance',
  'scheduler',
  'caches',
  'crypto',
  'self',
  'SharedArrayBuffer',
  'Atomics',
  'WebAssembly',
  'ServiceWorkerGlobalScope',
] as const;
