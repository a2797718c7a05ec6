import { writesOnlyText } from './plain-lines.ts';
import { runtimeChunks, runtimeParts } from './runtime-chunks.ts';
import type { RuntimePart } from './runtime-chunk.ts';
import type { RuntimeFeatures } from './runtime/features.ts';

type Feature = keyof RuntimeFeatures;

/** The parts of the runtime a world can do without, and what a program says when it has a use for them. */
const uses: readonly (readonly [said: RegExp, features: readonly Feature[]])[] = [
  [/constructor|\b(?:Function|eval|Atomics|SharedArrayBuffer|WebAssembly)\b/, ['lockDown']],
  [/\bcodemode\b/, ['createCalls', 'createMediaHandles', 'classCodec']],
  [/\bconsole\b/, ['createLogBuffer']],
  // What a callback throws is a line of the console.
  [/\b(?:set|clear)(?:Timeout|Interval)\b/, ['createTimers', 'createLogBuffer', 'inspect']],
  [
    /\b(?:AbortController|AbortSignal|DOMException|Event|EventTarget)\b/,
    ['webEvents', 'createTimers', 'createLogBuffer', 'inspect', 'classCodec'],
  ],
  [/\bqueueMicrotask\b/, ['webMicrotask', 'createLogBuffer', 'inspect']],
  [/\bURL(?:SearchParams)?\b/, ['webUrl']],
  [/\bText(?:En|De)coder\b/, ['webText', 'classCodec']],
  [/\b(?:atob|btoa)\b/, ['webBase64']],
  [/\bstructuredClone\b/, ['webClone', 'classCodec']],
  [/\bcrypto\b/, ['webCrypto', 'base64ToBytes']],
  [/\bperformance\b/, ['webPerformance']],
  // Objects that are more than plain data are made by a constructor, thrown, or given by a tool.
  [/\b(?:new|catch|then|allSettled|Map|Proxy|import)\b|Error|[\dd]Array|\bObject\b(?!\.)|constructor/, ['classCodec']],
];

/** What every program expects: the whole runtime. */
export const allFeatures: readonly Feature[] = [
  'lockDown',
  'furnish',
  'classCodec',
  'createLogBuffer',
  'createMediaHandles',
  'createCalls',
  'createCodemodeObject',
  'createConsole',
  'inspect',
  'furnishWeb',
  'createTimers',
  'base64ToBytes',
  'webBase64',
  'webClone',
  'webCrypto',
  'webEvents',
  'webMicrotask',
  'webPerformance',
  'webText',
  'webUrl',
];

/** What stands on its own. Everything else is put in its place by `furnish`. */
const bare: ReadonlySet<Feature> = new Set(['lockDown', 'classCodec']);

/**
 * A program that says one of these may reach the global object, and all names on it, without saying their names. An
 * escape of an ASCII letter can spell a name that is not to be seen.
 */
const anyName =
  /globalThis|prototype|__(?:proto|define|lookup)|defineProp|\bReflect\b|\\x[0-7]|\\u(?:00[0-7]|\{0*[0-7]?[\dA-Fa-f]\})/;

/** A mention of the console that is not of one of the methods nearly all programs keep to. */
const otherConsole = /\bconsole\b(?!\s*\.\s*(?:log|info|warn|error|debug)\b)/;

/** Most programs throw nothing but what these make. What is thrown and is no error is shown as the console would. */
const throwsError = /\bthrow\s+new\s+(?:Range|Reference|Syntax|Type|URI)?Error\s*\(/g;
const throwsAny = /\b(?:throw|reject|withResolvers)\b|\bnew\s+Promise\b|(?<!\.\s*)\bthen\b|\bthen\s*=/;
/** A name like an error's that stands where names are given. */
const namesError =
  /(?:\b(?:class|function|const|let|var)\b|[,({[*])\s*\w*Error\s*(?:[=,:()}\]{]|extends)|Error\s*=(?!=)/;

function mayThrowAny(program: string): boolean {
  return throwsAny.test(program.replaceAll(throwsError, '')) || namesError.test(program);
}

function consoleOf(program: string): readonly Feature[] {
  if (otherConsole.test(program)) return ['createConsole', 'inspect'];
  return writesOnlyText(program) ? ['createTextConsole'] : ['createLineConsole', 'inspect'];
}

/** What a world made for this program alone must have. More is no harm. */
export function featuresOf(program: string, callsDirectly: (program: string) => boolean): readonly Feature[] {
  if (anyName.test(program)) return allFeatures;
  const wanted = new Set(uses.flatMap(([said, features]) => (said.test(program) ? features : [])));
  if (wanted.has('createCalls')) wanted.add(callsDirectly(program) ? 'createDirectCodemode' : 'createCodemodeObject');
  if (mayThrowAny(program)) wanted.add('inspect');
  if (/\bconsole\b/.test(program)) for (const feature of consoleOf(program)) wanted.add(feature);
  const some = (test: (feature: Feature) => boolean): boolean => [...wanted].some(test);
  if (some((feature) => feature === 'createTimers' || feature.startsWith('web'))) wanted.add('furnishWeb');
  if (some((feature) => !bare.has(feature))) wanted.add('furnish');
  return [...wanted].toSorted();
}

/**
 * Functions that nearly every run calls in a world with a feature. They are written as the engine takes for called at
 * once, in brackets: it reads them once instead of skipping over them first.
 */
const calledAtOnce: Readonly<Partial<Record<Feature | 'start', readonly string[]>>> = {
  start: ['start', 'installStackTraces', 'encode'],
  furnish: ['furnish', 'installGlobals'],
  createCalls: [
    'createCalls',
    'encodeArgument',
    'encodeJson',
    'isFlat',
    'createSurvey',
    'look',
    'lookObject',
    'toJson',
    'decodeValue',
    'parse',
  ],
  createDirectCodemode: ['createDirectCodemode'],
  createMediaHandles: ['createMediaHandles'],
  createLogBuffer: ['createLogBuffer'],
  createTextConsole: ['createTextConsole'],
  createLineConsole: ['createLineConsole', 'createState', 'lineMethods', 'lineMethod', 'quickLine'],
};

/** The runtime with these features, for a catalogue written as data: its value is `(send, program) => Promise<string>`. */
export function composeRuntime(wanted: readonly Feature[], catalogue: string): string {
  const places = new Set<number>();
  const add = (place: number): void => {
    if (places.has(place)) return;
    places.add(place);
    const [, ...needs] = runtimeChunks[place] ?? [''];
    for (const need of needs) add(need);
  };
  for (const part of ['start', ...wanted]) add(partNamed(part)[1]);
  const atOnce = new Set(
    (['start', ...wanted] as const).flatMap((part) => calledAtOnce[part] ?? []).map((name) => partNamed(name)[1]),
  );
  const texts = runtimeChunks.map(([text], place) => (atOnce.has(place) ? inBrackets(text) : text));
  const body = joinStatements(texts.filter((_, place) => places.has(place)));
  const given = wanted.map((feature) => `${feature}:${partNamed(feature)[0]}`).join();
  return `((catalogue)=>{"use strict"${body};return ${partNamed('start')[0]}(catalogue,{${given}})})(${catalogue})`;
}

/** `function a(…){…}` as `var a=(function(…){…})`. */
function inBrackets(text: string): string {
  return text.replace(/^((?:async )?function) ([\w$]+)(.*)$/s, 'var $2=($1$3)');
}

/** Statements, each behind a semicolon; variables that follow each other are declared together. */
function joinStatements(texts: readonly string[]): string {
  const isVariable = (text: string | undefined): boolean => text?.startsWith('var ') === true;
  return texts
    .map((text, at) => (isVariable(text) && isVariable(texts[at - 1]) ? `,${text.slice(4)}` : `;${text}`))
    .join('');
}

function partNamed(name: string): RuntimePart {
  const part = runtimeParts[name];
  if (!part) throw new Error(`The runtime has no part ${name}.`);
  return part;
}
