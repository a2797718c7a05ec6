import { runtimeChunks, runtimeExports } from './runtime-chunks.ts';
import type { RuntimeFeatures } from './runtime/features.ts';

type Feature = keyof RuntimeFeatures;

/** The parts of the runtime a world can do without, and what a program says when it has a use for them. */
const uses: readonly (readonly [said: RegExp, features: readonly Feature[]])[] = [
  [/constructor|Function|eval|Atomics|SharedArrayBuffer|WebAssembly/, ['lockDown']],
  [/codemode/, ['createCalls', 'createMediaHandles', 'classCodec']],
  [/console/, ['createLogBuffer', 'inspect']],
  // Whatever is thrown and is no error is shown as `console.log` would show it.
  [/throw|reject/, ['inspect']],
  // What a callback throws is a line of the console.
  [/Timeout|Interval/, ['createTimers', 'createLogBuffer', 'inspect']],
  [
    /Abort|DOMException|Event|TextEncoder|TextDecoder|URL|atob|btoa|crypto|performance|queueMicrotask|structuredClone/,
    ['createWebGlobals', 'webView', 'base64ToBytes', 'createTimers', 'createLogBuffer', 'inspect', 'classCodec'],
  ],
  // Objects that are more than plain data are made by a constructor, thrown, or given by a tool.
  [/new|catch|then|Settled|Error|Map|[\dd]Array|Proxy|Object\b(?!\.)|constructor|import/, ['classCodec']],
];

/** What every program expects. */
const allFeatures: readonly Feature[] = [
  'lockDown',
  'furnish',
  'classCodec',
  'createLogBuffer',
  'createMediaHandles',
  'createCalls',
  'createCodemodeObject',
  'createConsole',
  'inspect',
  'createTimers',
  'createWebGlobals',
  'base64ToBytes',
  'webView',
];

/** What stands on its own. Everything else is put in its place by `furnish`. */
const bare: ReadonlySet<Feature> = new Set(['lockDown', 'classCodec']);

/** A program that says one of these may reach the global object, and all names on it, without saying their names. */
const anyName = /globalThis|prototype|__|define|Reflect|\\u/;

/** A mention of the console that is not of one of the methods nearly all programs keep to. */
const otherConsole = /console(?!\s*\.\s*(?:log|info|warn|error|debug)\b)/;

/** What a world made for this program alone must have. More is no harm. */
export function featuresOf(program: string, callsDirectly: (program: string) => boolean): readonly Feature[] {
  if (anyName.test(program)) return allFeatures;
  const wanted = new Set(uses.flatMap(([said, features]) => (said.test(program) ? features : [])));
  if (wanted.has('createCalls')) wanted.add(callsDirectly(program) ? 'createDirectCodemode' : 'createCodemodeObject');
  if (/console/.test(program)) wanted.add(otherConsole.test(program) ? 'createConsole' : 'createLineConsole');
  if ([...wanted].some((feature) => !bare.has(feature))) wanted.add('furnish');
  return [...wanted].toSorted();
}

const placeOf: ReadonlyMap<string, number> = new Map(
  runtimeChunks.flatMap(({ names }, place) => names.map((name) => [name, place] as const)),
);

/** The runtime with these features: an expression whose value is `(catalogue) => (send, program) => Promise<string>`. */
export function composeRuntime(wanted: readonly Feature[]): string {
  const places = new Set<number>();
  const add = (place: number): void => {
    if (places.has(place)) return;
    places.add(place);
    for (const need of runtimeChunks[place]?.needs ?? []) add(need);
  };
  for (const part of ['start', ...wanted]) add(placeOf.get(nameOf(part)) ?? 0);
  const given = wanted.map((feature) => `${feature}:${nameOf(feature)}`).join();
  const body = joinStatements(runtimeChunks.filter((_, place) => places.has(place)).map(({ text }) => text));
  return `(()=>{"use strict"${body};return(catalogue)=>${nameOf('start')}(catalogue,{__proto__:null,${given}})})()`;
}

/** Statements, each behind a semicolon; variables that follow each other are declared together. */
function joinStatements(texts: readonly string[]): string {
  const isVariable = (text: string | undefined): boolean => text?.startsWith('var ') === true;
  return texts.map((text, at) => (isVariable(text) && isVariable(texts[at - 1]) ? `,${text.slice(4)}` : `;${text}`)).join('');
}

function nameOf(part: string): string {
  return runtimeExports[part] ?? '';
}

/** The whole runtime, which is what every program expects. */
export const runtimeText: string = composeRuntime(allFeatures);
