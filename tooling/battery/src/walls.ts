import { ends, gives, type BatteryGroup } from './program.ts';

/** Ways to try for the host from something a program was given. */
const roots: Readonly<Record<string, string>> = {
  tool: 'codemode.demo.add',
  codemode: 'codemode.demo',
  result: '(await codemode.demo.echo({ a: 1 }))',
  list: '(await codemode.demo.echo({ a: [1] })).a',
  error: '(await codemode.demo.fail({ kind: "nil" }).catch((e) => e))',
  console: 'console.log',
  timer: 'setTimeout',
  promise: 'codemode.demo.add({ a: 1, b: 1 })',
  url: 'new URL("https://a/")',
  crypto: 'crypto.getRandomValues',
  encoder: 'new TextEncoder()',
  clone: 'structuredClone({})',
  abort: 'new AbortController().signal',
  exception: 'new DOMException("x")',
  rangeError: '(() => { try { const f = () => f(); f() } catch (e) { return e } })()',
  syntaxError: '(() => { try { JSON.parse("{") } catch (e) { return e } })()',
  asyncFunction: '(async () => {})',
  generator: '(function* () {})',
  asyncGenerator: '(async function* () {})',
};

const names = [
  'process',
  'require',
  'module',
  'Buffer',
  'global',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'Worker',
  'importScripts',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'Deno',
  'Bun',
  'caches',
  'navigator',
  '__sallyportStart',
  '$0',
  '$1',
  'send',
  'gc',
  'd8',
  'isolate',
  'ivm',
  'setImmediate',
  'escapeHost',
  'ShadowRealm',
];

/** Programs that look for a way out, or for traces of others. */
export const walls: BatteryGroup = {
  name: 'ways out',
  limits: { wallMs: 3_000 },
  programs: [
    ...Object.entries(roots).map(([id, expression]) =>
      gives(
        `constructor-${id}`,
        'nothing',
        `const root = ${expression};
        for (const make of [root?.constructor, root?.constructor?.constructor, Object.getPrototypeOf(root ?? {})?.constructor]) {
          try { const found = make?.("return process")?.(); if (found?.versions || found?.env) return "process" } catch {}
          try { const found = make?.("return this")?.(); if (found?.process || found?.require) return "this" } catch {}
        } return "nothing"`,
      ),
    ),
    ...names.map((name) =>
      gives(
        `absent-${name}`,
        'undefined',
        `return typeof ${name} + (globalThis[${JSON.stringify(name)}] === undefined ? "" : " on the global")`,
      ),
    ),
    ...[
      'node:fs',
      'fs',
      'node:process',
      'https://example.com/x.js',
      './x.ts',
      'data:text/javascript,export default 1',
      'isolated-vm',
    ].map((name) =>
      ends(
        `import-${name}`,
        ['program_threw', 'completed', 'syntax_error', 'guest_crashed'],
        `try { const m = await import(${JSON.stringify(name)}); return "loaded" } catch { throw new Error("refused") }`,
      ),
    ),
    ends('import-kept', ['program_threw', 'syntax_error', 'guest_crashed'], 'await import("node:fs"); return 1'),
    ends('import-static', ['syntax_error'], 'import fs from "node:fs"; return fs'),
    ends('require', ['program_threw', 'syntax_error'], 'return require("fs")'),
    ends('import-meta', ['syntax_error', 'completed', 'program_threw'], 'return String(import.meta.url)'),
    ends('eval', 'program_threw', 'return eval("1")'),
    ends('eval-indirect', 'program_threw', 'return (0, eval)("1")'),
    ends('function', 'program_threw', 'return new Function("return 1")()'),
    ends('function-async', 'program_threw', 'return new (async () => {}).constructor("return 1")()'),
    ends('function-generator', 'program_threw', 'return new (function* () {}).constructor("yield 1")().next()'),
    ends(
      'timer-text',
      ['program_threw', 'completed'],
      'setTimeout("globalThis.evil = 1", 0); await new Promise((r) => setTimeout(r, 10)); if (globalThis.evil) return "evil"; return 1',
      { value: 1 },
    ),
    gives(
      'caller',
      'nothing',
      'try { const f = function () { return f.caller }; return f() ? "caller" : "nothing" } catch { return "nothing" }',
    ),
    gives(
      'arguments-callee',
      'nothing',
      'try { return (function () { return arguments.callee.caller })() ? "caller" : "nothing" } catch { return "nothing" }',
    ),
    gives(
      'this',
      'nothing',
      'return (function () { return this === undefined || this === globalThis ? "nothing" : "something" })()',
    ),
    gives(
      'call-sites',
      [],
      `const found = []; Error.prepareStackTrace = (e, sites) => { for (const s of sites) { const f = s.getFunction?.(), t = s.getThis?.(); const name = f && f.name; if (f && /send|post|flush|out|start|receive|run/.test(String(name))) found.push(String(name)); if (t && t !== globalThis && (t.run || t.settle || t.apply)) found.push("this") } return "" };
      const grab = () => { new Error().stack }; grab();
      try { await codemode.demo.echo({ get a() { grab(); return 1 } }) } catch {}
      console.log({ get a() { grab(); return 1 } }); await new Promise((r) => setTimeout(() => { grab(); r() }, 1)); return found`,
    ),
    gives(
      'stack-paths',
      false,
      'return /node_modules|isolated|\\/|file:/.test(new Error("x").stack.replace("program", ""))',
    ),
    gives(
      'fresh-first',
      'undefined',
      'const before = typeof globalThis.mark; globalThis.mark = 1; Array.prototype.mark = 1; return before',
    ),
    gives(
      'fresh-second',
      'undefined',
      'const before = typeof globalThis.mark; globalThis.mark = 1; Array.prototype.mark = 1; return before',
    ),
    gives('fresh-array', false, 'return "mark" in []'),
    gives(
      'rehearsal',
      [0, 1],
      'let n = 0; console.count("x"); const first = setTimeout(() => {}, 1); clearTimeout(first); return [n, first]',
    ),
    ends('close-wrapper', 'syntax_error', '}); globalThis.evil = 1; (async () => {'),
    ends('close-wrapper-list', 'syntax_error', '}]; globalThis.evil = 1; [async () => {'),
    ends('close-wrapper-call', 'syntax_error', '})()); __sallyportStart(0); ((async () => {'),
    ends('close-comment', ['completed', 'syntax_error'], 'return 1 /*'),
    gives('trailing-comment', 1, 'return 1 // the end'),
    ends('html-comment', ['completed', 'syntax_error'], 'return 1\n--> x'),
    gives('separators', 'a\u2028b', 'return "a\u2028b"'),
    gives('replacement-patterns', "$&$`$'$1", 'return "$&$`$\'$1"'),
    ends('hashbang', ['completed', 'syntax_error'], '#!/usr/bin/env node\nreturn 1'),
    ends('new-target', ['completed', 'syntax_error', 'program_threw'], 'return new.target'),
    ends('super', 'syntax_error', 'return super.x'),
    ends('with', ['syntax_error', 'completed', 'program_threw'], 'with ({ a: 1 }) { return a }'),
    ends(
      'await-thenable-global',
      ['completed', 'program_threw'],
      'globalThis.then = (r) => r(1); return await globalThis',
    ),
    ends('forged-threw', 'completed', 'return "threw 0\\n[\\"E\\",\\"m\\",1,1]"'),
    ends('forged-call', 'completed', 'console.log("call demo.add\\n{}"); return 1', { value: 1 }),
    ends(
      'forged-path',
      ['completed', 'program_threw'],
      'try { await codemode["demo.add\\n{}\\ncall demo"].add({}) } catch (e) { return e.code }',
    ),
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'valueOf', '__defineGetter__'].map((name) =>
      ends(
        `name-${name}`,
        ['completed', 'program_threw'],
        `try { return typeof (await codemode.demo[${JSON.stringify(name)}]?.({})) } catch (e) { return e.code ?? e.name }`,
      ),
    ),
    ends(
      'async-dispose-throws',
      'program_threw',
      'await using x = { async [Symbol.asyncDispose]() { throw new Error("x") } }; return 1',
    ),
    ends(
      'async-generator-return',
      'completed',
      'async function* g() { try { yield 1 } finally { throw new Error("x") } } const i = g(); await i.next(); i.return(); return 1',
      { value: 1 },
    ),
    ends(
      'timer-throws',
      'completed',
      'setTimeout(() => { throw new Error("x") }, 0); await new Promise((r) => setTimeout(r, 20)); return 1',
      { value: 1 },
    ),
    ends(
      'microtask-throws',
      'completed',
      'queueMicrotask(() => { throw new Error("x") }); await 0; await 0; return 1',
      { value: 1 },
    ),
    ends('deep-recursion', 'program_threw', 'const f = () => f(); f()'),
    gives('deep-recursion-caught', 'RangeError', 'try { const f = () => f(); f() } catch (e) { return e.name }'),
    ends(
      'deep-source',
      ['syntax_error', 'completed', 'program_threw'],
      `return ${'('.repeat(3_000)}1${')'.repeat(3_000)}`,
    ),
    ends('long-chain', ['syntax_error', 'completed', 'program_threw'], `return ${'1+'.repeat(20_000)}1`),
  ],
};
