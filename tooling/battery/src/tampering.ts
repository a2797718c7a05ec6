import { ends, gives, type BatteryGroup } from './program.ts';

/** What must still work after a program has spoiled its world. */
const works =
  'console.log("still", { a: 1 }, [1]); const sum = await codemode.demo.add({ a: 1, b: 2 }); await { then: (r) => setTimeout(r, 1) }; return sum;';

const spoils: Readonly<Record<string, string>> = {
  'json-stringify': 'JSON.stringify = () => "{}"; JSON.parse = () => ({ evil: 1 });',
  'json-deleted': 'delete globalThis.JSON;',
  'promise-replaced': 'globalThis.Promise = function () { throw 1 };',
  'object-value-getter':
    'for (const k of ["cause", "data", "lines", "value"]) Object.prototype[k] = undefined; delete Object.prototype.value;',
  'promise-then':
    'const t = Promise.prototype.then; Promise.prototype.then = function () { return t.apply(this, arguments) };',
  'promise-catch': 'Promise.prototype.catch = () => { throw 1 }; Promise.prototype.finally = () => { throw 1 };',
  'promise-resolve': 'Promise.resolve = Promise.reject = Promise.all = Promise.race = () => { throw 1 };',
  'promise-species': 'Object.defineProperty(Promise, Symbol.species, { get() { throw 1 } });',
  'array-methods':
    'for (const k of ["push","join","slice","map","forEach","splice","concat","indexOf","shift","pop"]) Array.prototype[k] = () => { throw 1 };',
  'array-iterator': 'Array.prototype[Symbol.iterator] = function* () { throw 1 };',
  'array-index-setter':
    'for (const i of [0, 1, 2, 3]) Object.defineProperty(Array.prototype, i, { set() { throw 1 }, get() { return "evil" }, configurable: true });',
  'array-species': 'Object.defineProperty(Array, Symbol.species, { get() { throw 1 } });',
  'array-to-json':
    'Array.prototype.toJSON = () => "evil"; Object.prototype.toJSON = () => "evil"; String.prototype.toJSON = () => "evil"; delete Object.prototype.toJSON; delete Array.prototype.toJSON;',
  'map-methods':
    'for (const C of [Map, Set, WeakMap, WeakSet]) for (const k of ["get", "set", "has", "add", "delete", "forEach"]) if (C.prototype[k]) C.prototype[k] = () => { throw 1 };',
  'reflect-deleted':
    'delete globalThis.Reflect; delete globalThis.Proxy; delete globalThis.Map; delete globalThis.Object;',
  'function-call': 'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => { throw 1 };',
  'string-methods':
    'for (const k of ["slice","indexOf","charCodeAt","startsWith","includes","replace","split","toString","valueOf"]) String.prototype[k] = () => { throw 1 };',
  'string-iterator': 'String.prototype[Symbol.iterator] = function* () { throw 1 };',
  'number-to-string': 'Number.prototype.toString = () => { throw 1 }; Number.prototype.valueOf = () => { throw 1 };',
  'object-setters':
    'for (const k of ["name", "message", "code", "then", "id", "a", "kind", "level", "text", "next", "done"]) Object.defineProperty(Object.prototype, k, { set() { throw 1 }, configurable: true });',
  'object-statics':
    'for (const k of ["keys","entries","values","defineProperty","freeze","create","assign","getOwnPropertyDescriptor","getPrototypeOf"]) Object[k] = () => { throw 1 };',
  'object-to-string':
    'Object.prototype.toString = Object.prototype.valueOf = Object.prototype.hasOwnProperty = () => { throw 1 };',
  'math-date': 'Math.random = Math.floor = Math.max = Math.min = () => { throw 1 }; Date.now = () => { throw 1 };',
  'date-replaced': 'globalThis.Date = function () { throw 1 };',
  symbols: 'delete globalThis.Symbol;',
  'error-replaced': 'globalThis.Error = globalThis.TypeError = function () { throw 1 };',
  'error-prepare': 'Error.prepareStackTrace = () => { throw 1 };',
  'error-prepare-getter': 'Object.defineProperty(Error, "prepareStackTrace", { get() { throw 1 } });',
  'error-limit': 'Error.stackTraceLimit = Infinity;',
  'error-limit-getter': 'Object.defineProperty(Error, "stackTraceLimit", { get() { throw 1 } });',
  'error-limit-deleted':
    'delete Error.stackTraceLimit; delete Error.prepareStackTrace; delete Error.captureStackTrace;',
  'frozen-global': 'Object.freeze(globalThis);',
  'frozen-everything':
    'for (const k of Object.getOwnPropertyNames(globalThis)) { const v = globalThis[k]; if (v && (typeof v === "object" || typeof v === "function")) { Object.freeze(v); if (v.prototype) Object.freeze(v.prototype) } }',
  'sealed-prototype': 'Object.preventExtensions(Object.prototype); Object.preventExtensions(Array.prototype);',
  'prototype-polluted':
    'Object.prototype.polluted = 1; Object.prototype.limits = {}; Object.prototype.anything = () => {};',
  'prototype-swapped': 'Object.setPrototypeOf(Array.prototype, null); Object.setPrototypeOf(Function.prototype, null);',
  'typed-arrays':
    'Uint8Array.prototype.set = () => { throw 1 }; delete globalThis.Uint8Array; delete globalThis.ArrayBuffer;',
  regexp: 'RegExp.prototype.exec = () => { throw 1 }; RegExp.prototype[Symbol.replace] = () => { throw 1 };',
  'proxy-global': 'globalThis.Proxy = function () { throw 1 };',
  iterators:
    'const p = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())); Object.getPrototypeOf([][Symbol.iterator]()).next = () => { throw 1 };',
};

/** Programs that spoil the language under the runtime, or reach for what pollutes. */
export const tampering: BatteryGroup = {
  name: 'tampering',
  limits: { wallMs: 4_000 },
  programs: [
    ...Object.entries(spoils).map(([id, code]) => gives(id, 3, `${code} ${works}`)),
    ends(
      'console-deleted',
      'completed',
      'delete globalThis.console; delete globalThis.codemode; return typeof console + typeof codemode',
      { value: 'undefinedundefined' },
    ),
    gives(
      'tool-frozen',
      ['function', false],
      'try { codemode.demo.add = 1 } catch {} try { codemode.demo.nieuw = 1 } catch {} return [typeof codemode.demo.add, Object.keys(codemode.demo).includes("nieuw")]',
    ),
    gives('await-codemode', 'object', 'return typeof (await codemode) + ((await codemode.demo) ? "" : "x")'),
    ends(
      'polluted-descriptor',
      ['completed', 'program_threw'],
      'Object.prototype.value = 1; Object.prototype.get = () => 2; return 1',
    ),
    ends(
      'then-getter',
      ['completed', 'program_threw', 'deadline_exceeded', 'guest_stalled'],
      'Object.defineProperty(Object.prototype, "then", { get() { return undefined } }); return await codemode.demo.echo({ a: 1 })',
    ),
    ends(
      'promise-constructor',
      ['completed', 'program_threw', 'deadline_exceeded', 'guest_stalled'],
      'Promise.prototype.constructor = function () { throw 1 }; Promise.prototype.then = () => {}; return await codemode.demo.add({ a: 1, b: 2 })',
    ),
  ],
};
