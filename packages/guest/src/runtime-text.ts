import { runtimeChunks } from './runtime-chunks.ts';

type Feature = 'lock' | 'logs' | 'calls' | 'console' | 'inspect' | 'timers' | 'web';

/** The parts of the runtime a world can do without, and what a program says when it has a use for them. */
const uses: readonly (readonly [feature: Feature, said: RegExp])[] = [
  ['lock', /constructor|Function|eval|Atomics|SharedArrayBuffer|WebAssembly/],
  ['logs', /console/],
  ['calls', /codemode/],
  ['console', /console/],
  // Whatever is thrown and is no error is shown as `console.log` would show it.
  ['inspect', /console|throw|reject/],
  ['timers', /Timeout|Interval/],
  [
    'web',
    /Abort|DOMException|Event|TextEncoder|TextDecoder|URL|atob|btoa|crypto|performance|queueMicrotask|structuredClone/,
  ],
];

/** What these work with: the timers of an `AbortSignal`, the line about what a callback throws. */
const companions: readonly Feature[] = ['logs', 'inspect', 'timers'];

const allFeatures: readonly Feature[] = uses.map(([feature]) => feature);

/** A program that says one of these may reach the global object, and all names on it, without saying their names. */
const anyName = /globalThis|prototype|__|define|Reflect|\\u/;

/** What a world made for this program alone must have. More is no harm. */
export function featuresOf(program: string): readonly Feature[] {
  if (anyName.test(program)) return allFeatures;
  const said = uses.filter(([, words]) => words.test(program)).map(([feature]) => feature);
  const wanted = new Set(said);
  if (wanted.has('timers') || wanted.has('web')) for (const feature of companions) wanted.add(feature);
  return allFeatures.filter((feature) => wanted.has(feature));
}

/** The runtime with these features: an expression whose value is `(catalogue) => (send, program) => Promise<string>`. */
export function composeRuntime(wanted: readonly Feature[]): string {
  const ids = new Set<string>(['start', ...wanted]);
  for (const { id, needs } of runtimeChunks.toReversed()) {
    if (ids.has(id)) for (const need of needs) ids.add(need);
  }
  const parts = runtimeChunks.filter(({ id }) => ids.has(id)).map(({ id, text }) => `const ${id}=${text};`);
  const given = wanted.map((feature) => `...${feature}`).join();
  return `(()=>{"use strict";${parts.join('')}return(catalogue)=>start.start(catalogue,{__proto__:null,${given}})})()`;
}

/** The whole runtime, which is what every program expects. */
export const runtimeText: string = composeRuntime(allFeatures);
