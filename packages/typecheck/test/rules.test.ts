import { describe, expect, test } from 'vitest';

import { compilers } from './compilers.ts';
import { api } from './findings-of.ts';

/** Mistakes that keep a program from running: the program, the code, and what stands at the place. */
const errors: readonly (readonly [code: string, finding: string, at: string])[] = [
  ['return codemode.github.list_isues({ owner: "a", repo: "b" })', 'unknown_tool', 'list_isues'],
  ['return codemode.github.listIssues({ owner: "a", repo: "b" })', 'unknown_tool', 'listIssues'],
  ['return codemode["github"]["nope"]({})', 'unknown_tool', '"nope"'],
  ['const { nope } = codemode.github; return nope({})', 'unknown_tool', 'nope'],
  ['return codemode.githb.list_issues({ owner: "a", repo: "b" })', 'unknown_namespace', 'githb'],
  ['return codemode.github?.nope?.({})', 'unknown_tool', 'nope'],
  ['return codemode.mail.send()', 'missing_argument', 'codemode.mail.send'],
  ['return codemode.mail.send({ to: "a" })', 'missing_argument', '{ to: "a" }'],
  ['const args = { to: "a" }; return codemode.mail.send(args)', 'missing_argument', '{ to: "a" }'],
  ['const make = () => ({ to: "a" }); return codemode.mail.send(make())', 'missing_argument', 'make()'],
  ['return codemode.mail.send({ to: "a", text: undefined })', 'wrong_argument', 'undefined'],
  ['return codemode.mail.send({ to: "a", text: null })', 'wrong_argument', 'null'],
  ['return codemode.mail.send({ to: "a", text: "b", cc: "c" })', 'unknown_argument', 'cc'],
  ['return codemode.mail.send({ to: "a", text: "b" }, { signal: 1 })', 'unknown_argument', '{ signal: 1 }'],
  ['const mail = { to: "a", text: "b", cc: "c" }; return codemode.mail.send(mail)', 'unknown_argument', 'cc'],
  ['return codemode.mail.send({ to: "a", text: 1 })', 'wrong_argument', '1'],
  ['return codemode.mail.send({ to: "a", text: ["b"] })', 'wrong_argument', '["b"]'],
  ['return codemode.mail.send("a")', 'wrong_argument', '"a"'],
  ['return codemode.github.list_issues({ owner: "a", repo: "b", state: "opened" })', 'wrong_argument', '"opened"'],
  ['return codemode.github.list_issues({ owner: "a", repo: "b", labels: "bug" })', 'wrong_argument', '"bug"'],
  ['return codemode.github.list_issues({ owner: "a", repo: "b", labels: [1] })', 'wrong_argument', '1'],
  [
    'return codemode.github.create_issue({ owner: "a", repo: "b", title: "c", options: { draft: true } })',
    'missing_argument',
    '{ draft: true }',
  ],
  ['return codemode.mail.filter({ where: { field: "a" } })', 'missing_argument', '{ field: "a" }'],
  ['return codemode.mail.filter({ where: "all" })', 'wrong_argument', '"all"'],
  ['const r = codemode.mail.send({ to: "a", text: "b" }); return r.id', 'missing_await', 'r'],
  [
    'codemode.mail.send({ to: "a", text: "b" }); return 1',
    'missing_await',
    'codemode.mail.send({ to: "a", text: "b" })',
  ],
  [
    'const sent = codemode.mail.send({ to: "a", text: "b" }); return 1',
    'missing_await',
    'codemode.mail.send({ to: "a", text: "b" })',
  ],
  ['return `${codemode.ping()}`', 'missing_await', 'codemode.ping()'],
  ['return 1 + codemode.ping()', 'missing_await', 'codemode.ping()'],
  ['return { ...codemode.ping() }', 'missing_await', 'codemode.ping()'],
  ['return JSON.stringify(codemode.ping())', 'missing_await', 'codemode.ping()'],
  ['return JSON.stringify({ a: codemode.ping() })', 'missing_await', 'codemode.ping()'],
  ['if (codemode.ping()) return 1', 'missing_await', 'codemode.ping()'],
  ['return codemode.ping() ? 1 : 2', 'missing_await', 'codemode.ping()'],
  ['return !codemode.ping()', 'missing_await', 'codemode.ping()'],
  ['console.log(codemode.ping()); return 1', 'missing_await', 'codemode.ping()'],
  ['for (const x of codemode.ping()) console.log(x)', 'missing_await', 'codemode.ping()'],
  ['return { a: codemode.ping() }', 'missing_await', 'codemode.ping()'],
  ['return ["a"].map(async () => codemode.ping())', 'missing_await', '["a"].map(async () => codemode.ping())'],
  ['return codemode.mail.send({ to: codemode.ping(), text: "b" })', 'missing_await', 'codemode.ping()'],
  ['const rows: string[] = codemode.ping(); return rows.map((r) => r.length)', 'missing_await', 'codemode.ping()'],
  [
    'const out = {}; for (const k of ["a"]) out[k] = codemode.ping(); return Object.keys(out)',
    'missing_await',
    'codemode.ping()',
  ],
  [
    'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); return r.items',
    'unknown_property',
    'items',
  ],
  [
    'const { items } = await codemode.github.list_issues({ owner: "a", repo: "b" }); return items',
    'unknown_property',
    'items',
  ],
  [
    'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); return r.issues.map((i) => i.titel)',
    'unknown_property',
    'titel',
  ],
  [
    'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); return r.issues.map(({ titel }) => titel)',
    'unknown_property',
    'titel',
  ],
  [
    'return (await codemode.github.get_issue({ owner: "a", repo: "b", number: 1 })).user?.name',
    'unknown_property',
    'name',
  ],
  ['return codemode.ping.result', 'unknown_property', 'result'],
  ['const s = await codemode.mail.send({ to: "a", text: "b" }); return s.id.foo()', 'unknown_method', 'foo'],
  ['return "a".contains("b")', 'unknown_method', 'contains'],
  ['return fetch("https://example.com")', 'unknown_name', 'fetch'],
  ['return github.list_issues({ owner: "a", repo: "b" })', 'unknown_name', 'github'],
  ['declare const github: any; return github.list_issues({})', 'unknown_name', 'github'],
  ['return codemode.github({ owner: "a" })', 'not_callable', 'codemode.github'],
  [
    'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); for (const i of r) console.log(i)',
    'not_iterable',
    'r',
  ],
  ['const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); return [...r]', 'not_iterable', 'r'],
];

/** Programs that work, or may: none of them may be refused. */
const working: readonly string[] = [
  'let state = "open"; return codemode.github.list_issues({ owner: "a", repo: "b", state })',
  'const args = { owner: "a" }; args.repo = "b"; return codemode.github.list_issues(args)',
  'const args: any = {}; args.owner = 1; return codemode.github.list_issues(args)',
  'const base = JSON.parse("{}"); return codemode.github.list_issues({ ...base, state: "open" })',
  'const args = {}; Object.assign(args, JSON.parse("{}")); return codemode.mail.send(args)',
  'const n = Math.random() > 0.5 ? "a" : undefined; return codemode.mail.send({ to: n, text: "b" })',
  'return codemode.mail.send({ to: "a", text: new Date() })',
  'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); return r.items ?? r.issues',
  'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); return r.items?.length',
  'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); if (r.items) return r.items.map((i) => i.x); return 1',
  'const r = await codemode.github.list_issues({ owner: "a", repo: "b" }); r.mine = 1; return r.mine + 1',
  'const { items = [] } = await codemode.github.list_issues({ owner: "a", repo: "b" }); return items.length',
  'const r = await codemode.ping(); return r.whatever.it.has.map((x) => x.y)',
  'const r = await codemode.mail.filter({ where: { all: true } }); return r.anything.at[0].all',
  'const p = codemode.ping(); const q = codemode.ping(); return [await p, await q]',
  'const ps = []; ps.push(codemode.ping()); return Promise.all(ps)',
  'return codemode.ping()',
  'return Promise.all([codemode.ping(), codemode.ping()])',
  'const p = codemode.ping(); return p',
  'const o = { p: codemode.ping() }; return o.p',
  'const cache = {}; const get = (k) => (cache[k] ??= codemode.ping()); return await get("a")',
  'return codemode.ping().then((r) => r.x).catch((e) => e.message).finally(() => {})',
  'void codemode.ping(); await codemode.ping(); return 1',
  'async function f() { return codemode.ping() } return await f()',
  'return typeof fetch === "undefined" ? 1 : fetch("x")',
  'try { await codemode.ping() } catch (e) { return [e.message, e.code, e.data, e instanceof Error && e.code] }',
  'return new Date("2026-01-02") - new Date("2026-01-01")',
  'const out = {}; out.a = 1; out["b"] = 2; return out.a + out.b',
  'const o = { list: [] }; o.list.push(1); return o.list[0].x',
  'let best = null; [1, 2].forEach((n) => { if (best === null || n > best) best = n }); return best.toFixed(1)',
  'return [1, 2].reduce((all, n) => ({ ...all, [n]: n }), {})',
  'return (codemode as any).anything.goes()',
  'const x: import("/etc/passwd").Secret = 1; return x',
  'for await (const r of [codemode.ping()]) console.log(r)',
];

describe.each(compilers)('$name', ({ errorsIn, findingsOf }) => {
  describe('what would surely fail is an error', () => {
    test.each(errors)('%s', (code, finding, at) => {
      const [first, ...others] = findingsOf(code).filter(({ level }) => level === 'error');
      expect(first).toMatchObject({ code: finding, at });
      expect(others).toEqual([]);
    });
  });

  describe('what works, or may, is not refused', () => {
    test.each(working)('%s', (code) => {
      expect(errorsIn(code)).toEqual([]);
    });
  });

  describe('what a model reads', () => {
    test('names the closest tools, and shows the signature of the one that was meant', () => {
      const [finding] = findingsOf('return codemode.mail.sent({ to: "a", text: "b" })');
      expect(finding?.message).toBe(
        'There is no `codemode.mail.sent`. Did you mean `codemode.mail.send`?\nsend(input: { to: string; text: string; }): Promise<{ id: string; }>',
      );
    });

    test('finds the tool in another namespace', () => {
      const [finding] = findingsOf('return codemode.github.send({ to: "a", text: "b" })');
      expect(finding?.message).toContain('Did you mean `codemode.mail.send`?');
    });

    test('says which property was meant, and which words there are', () => {
      const [unknown, wrong, ...others] = findingsOf(
        'return codemode.github.list_issues({ owner: "a", repository: "b", state: "opened" })',
      );
      expect(others).toEqual([]);
      expect(unknown?.message).toMatch(
        /^`repository` is no property of the argument of `codemode.github.list_issues`. Did you mean `repo`\?\nlist_issues\(input: \{/,
      );
      // TypeScript 7 orders the words of a union by itself.
      expect(wrong?.message.replace('"closed" | "open"', '"open" | "closed"')).toBe(
        '`state` of `codemode.github.list_issues` must be `"open" | "closed"` and is `"opened"`. Did you mean `"open"`?',
      );
    });

    test('names the call that is not awaited, once for all uses of its promise', () => {
      const findings = findingsOf(
        'const r = codemode.github.list_issues({ owner: "a", repo: "b" });\nconsole.log(r.total);\nreturn r.issues.map((i) => i.title);',
      );
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({ code: 'missing_await', line: 2 });
      expect(findings[0]?.message).toContain('Write `await codemode.github.list_issues(…)`');
    });

    test('points into the text as the model sent it, fences and types included', () => {
      const code = 'Here it is:\n\n```ts\nconst a: number = 1 as number;\nreturn codemode.ping2({ a });\n```\n';
      expect(findingsOf(code)[0]).toMatchObject({ at: 'ping2', line: 5 });
    });

    test('stays short, however long the types are', () => {
      const names = Array.from({ length: 200 }, (_, n) => `property_number_${n}: "${'x'.repeat(40)}${n}"`).join('; ');
      const types = `declare const codemode: { wide(input: { ${names} }): Promise<any>; };`;
      for (const { message } of findingsOf('return codemode.wide({ property_number_1: 1, other: 2 })', types)) {
        expect(message.length).toBeLessThan(800);
      }
    });

    test('warns of what may go wrong, and of nothing that is only untidy', () => {
      const found = (code: string): readonly string[] =>
        findingsOf(code).map(({ code: name, level }) => `${level} ${name}`);
      expect(found('["a"].forEach(async () => { await codemode.ping() }); return 1')).toEqual(['warn not_awaited']);
      expect(
        found(
          'const i = await codemode.github.get_issue({ owner: "a", repo: "b", number: 1 }); return i.state === "opened"',
        ),
      ).toEqual(['warn TS2367']);
      expect(found('const unused = 1; let x = null; function f(a, b) { return a } x = f(1, 2); return x')).toEqual([]);
    });
  });

  test('an API that says `unknown` is no reason to refuse anything', () => {
    expect(api).toContain('Promise<unknown>');
    expect(findingsOf('return (await codemode.mail.filter({ where: { all: true } })).a.b.c()')).toEqual([]);
  });

  describe('a shape that was only observed', () => {
    const types = `type Observed<T> = T;
declare const codemode: { shop: { order(input: { id: string }): Promise<Observed<{ items: { name: string }[]; total: number }>>; }; };`;

    test('is never a reason to refuse, and tells of a property it does not have', () => {
      const code = 'const r = await codemode.shop.order({ id: "1" }); return r.itmes.map((i) => i.name)';
      expect(findingsOf(code, types)).toMatchObject([{ code: 'unknown_property', level: 'warn', at: 'itmes' }]);
      const passed = 'const r = await codemode.shop.order({ id: "1" }); return codemode.shop.order({ id: r.total })';
      expect(errorsIn(passed, types)).toEqual([]);
    });

    test('leaves the arguments of its tool as strict as ever', () => {
      expect(errorsIn('return codemode.shop.order({ id: 1 })', types)).toEqual(['wrong_argument']);
    });
  });
});
