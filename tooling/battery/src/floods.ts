import { ends, gives, type BatteryGroup } from './program.ts';

const over = ['call_limit_exceeded', 'deadline_exceeded', 'memory_exceeded', 'cpu_exceeded'] as const;
const mild = [...over, 'completed', 'program_threw', 'output_too_large', 'guest_stalled'] as const;

/** Programs that send or write more than anybody should read. */
export const floods: BatteryGroup = {
  name: 'floods',
  isHeavy: true,
  limits: { wallMs: 1_500, calls: 100 },
  programs: [
    ends('calls-awaited', 'call_limit_exceeded', 'for(;;) await codemode.demo.add({ a: 1, b: 2 })'),
    ends('calls-unawaited', over, 'for(;;) codemode.demo.add({ a: 1, b: 2 })'),
    ends('calls-unawaited-yielding', over, 'for(;;) { codemode.demo.add({ a: 1, b: 2 }); await 0 }'),
    ends('calls-swallowed', 'call_limit_exceeded', 'for(;;) try { await codemode.demo.add({ a: 1, b: 2 }) } catch {}'),
    ends('calls-swallowed-unawaited', over, 'for(;;) codemode.demo.add({ a: 1, b: 2 }).catch(() => {})'),
    ends(
      'calls-parallel',
      over,
      'await Promise.all(Array.from({ length: 1e5 }, () => codemode.demo.add({ a: 1, b: 2 })))',
    ),
    ends(
      'calls-settled',
      ['call_limit_exceeded'],
      'await Promise.allSettled(Array.from({ length: 101 }, () => codemode.demo.add({ a: 1, b: 2 }))); return 1',
    ),
    gives(
      'calls-at-limit',
      100,
      'return (await Promise.all(Array.from({ length: 100 }, () => codemode.demo.add({ a: 1, b: 2 })))).length',
    ),
    ends('calls-refused', 'call_limit_exceeded', 'for(;;) try { await codemode.demo.add({ a: "x" }) } catch {}'),
    ends('calls-failing', 'call_limit_exceeded', 'for(;;) try { await codemode.demo.fail({ kind: "nil" }) } catch {}'),
    ends('calls-never', over, 'for(;;) { codemode.demo.never(); await 0 }'),
    ends('calls-unknown', [...over], 'for(;;) try { await codemode.demo.nothing() } catch {}'),
    ends('calls-unknown-unawaited', [...over], 'for(;;) codemode.nowhere.nothing().catch(() => {})'),
    ends(
      'calls-large-arguments',
      mild,
      'const t = "x".repeat(2e6); for (let i = 0; i < 100; i++) codemode.demo.size({ text: t }); await new Promise((r) => setTimeout(r, 500)); return 1',
    ),
    ends(
      'calls-large-all',
      mild,
      'const t = "x".repeat(1.9e6); return (await Promise.all(Array.from({ length: 60 }, () => codemode.demo.size({ text: t })))).length',
    ),
    ends(
      'calls-many-objects',
      mild,
      'const list = Array.from({ length: 1e5 }, (_, i) => ({ a: "x" })); return (await Promise.all(Array.from({ length: 20 }, () => codemode.schemas.union({ list })))).length',
    ),
    ends(
      'calls-too-large',
      'call_limit_exceeded',
      'const t = "x".repeat(3e6); for(;;) try { await codemode.demo.size({ text: t }) } catch {}',
    ),
    ends('calls-after-end', 'completed', 'for (let i = 0; i < 99; i++) codemode.demo.add({ a: 1, b: 1 }); return 1', {
      value: 1,
    }),
    ends('limit-then-loop', over, 'for (let i = 0; i < 1e9; i++) codemode.demo.never().catch(() => {})'),
    ends('logs', mild, 'for (let i = 0; i < 1e6; i++) console.log("line " + i); return 1'),
    ends('logs-empty', mild, 'for (let i = 0; i < 1e6; i++) console.log(); return 1'),
    ends('logs-large', mild, 'for (let i = 0; i < 1000; i++) console.log("x".repeat(1e6)); return 1'),
    ends('logs-one-huge', 'completed', 'console.log("x".repeat(5e7)); return 1', { value: 1 }),
    ends('logs-escapes', 'completed', 'console.log("\\u0000".repeat(1e6)); return 1', { value: 1 }),
    ends('logs-lone-surrogates', 'completed', 'console.log("\\ud800".repeat(1e5)); return 1', { value: 1 }),
    ends('logs-deep', 'completed', 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; console.log(o); return 1', {
      value: 1,
    }),
    ends(
      'logs-cyclic',
      'completed',
      'const o = { a: [] }; o.a.push(o); console.log(o, [o], new Map([[o, o]])); return 1',
      { value: 1 },
    ),
    ends('logs-shared', 'completed', 'let o = [1]; for (let i = 0; i < 40; i++) o = [o, o]; console.log(o); return 1', {
      value: 1,
    }),
    ends(
      'logs-wide',
      'completed',
      'console.log(Array.from({ length: 1e6 }, (_, i) => i), Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [i, i]))); return 1',
      { value: 1, limits: { wallMs: 6_000 } },
    ),
    ends(
      'logs-many-arguments',
      'completed',
      'console.log(...Array.from({ length: 5e4 }, () => ({ a: 1 }))); return 1',
      { value: 1, limits: { wallMs: 6_000 } },
    ),
    ends('logs-table', mild, 'console.table(Array.from({ length: 3e4 }, (_, i) => ({ ["k" + i]: i }))); return 1'),
    ends(
      'logs-groups',
      'completed',
      'for (let i = 0; i < 1e5; i++) console.group("g"); console.log("deep"); return 1',
      { value: 1, limits: { wallMs: 6_000 } },
    ),
    ends(
      'logs-labels',
      mild,
      'for (let i = 0; i < 1e6; i++) { console.time("t" + i); console.count("c" + i) } return 1',
    ),
    ends(
      'logs-levels',
      'completed',
      'for (const k of ["log","info","warn","error","debug","trace","dir","assert","dirxml"]) console[k]?.("x"); return 1',
      { value: 1 },
    ),
    ends(
      'logs-after-timeout',
      'deadline_exceeded',
      'console.log("before"); await new Promise((r) => setTimeout(r, 20)); console.log("after"); for(;;);',
      { limits: { wallMs: 600 } },
    ),
    ends('logs-buffer', 'completed', 'console.log(new Uint8Array(5e6), new ArrayBuffer(5e6)); return 1', { value: 1 }),
    ends('uncaught', mild, 'for(;;) { Promise.reject(new Error("x")); await 0 }'),
    ends('uncaught-many', mild, 'for (let i = 0; i < 1e5; i++) Promise.reject(i); return 1'),
    ends(
      'timers-throwing',
      mild,
      'for (let i = 0; i < 1e4; i++) setTimeout(() => { throw new Error("x") }, 0); await new Promise((r) => setTimeout(r, 100)); return 1',
    ),
    ends(
      'timers-many',
      mild,
      'let n = 0; for (let i = 0; i < 1e5; i++) setTimeout(() => n++, i % 10); await new Promise((r) => setTimeout(r, 300)); return n',
    ),
    ends('timers-cleared', mild, 'for (let i = 0; i < 3e5; i++) clearTimeout(setTimeout(() => {}, 1e5)); return 1'),
    ends(
      'timers-descending',
      mild,
      'for (let i = 2e5; i > 0; i--) setTimeout(() => {}, i * 3); await 0; return await new Promise((r) => setTimeout(() => r(1), 1))',
    ),
    ends(
      'timers-descending-awaited',
      mild,
      'for (let i = 3e4; i > 0; i--) { setTimeout(() => {}, i * 100); await 0 } return 1',
    ),
    ends(
      'timers-reset',
      mild,
      'for (let i = 0; i < 2e5; i++) { const t = setTimeout(() => {}, 1000 - i / 1000); clearTimeout(t); } return 1',
    ),
    gives(
      'timers-odd',
      'ok',
      'for (const d of [NaN, -1, Infinity, -Infinity, "5", null, undefined, {}, 1e300, 0.1, [], "x", 1n < 2n]) setTimeout(() => {}, d); return "ok"',
    ),
    ends('progress', 'completed', 'for (let i = 0; i < 50; i++) await codemode.demo.echo({ i }); return 1', {
      value: 1,
    }),
    ends('random', mild, 'for (let i = 0; i < 1e4; i++) crypto.getRandomValues(new Uint8Array(65536)); return 1'),
    ends('uuids', mild, 'const s = new Set(); for (let i = 0; i < 1e5; i++) s.add(crypto.randomUUID()); return s.size'),
  ],
};
