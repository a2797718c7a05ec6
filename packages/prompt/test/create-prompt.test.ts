import { createPrompt } from '@sallyport/prompt';
import type { ApiParts } from '@sallyport/prompt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parts, tool, tools } from './catalogue.ts';
import { compile } from './compile.ts';

const limits = ['A run may take 30 seconds.', 'A run may make 100 calls.'];

describe('the system prompt', () => {
  const prompt = createPrompt(parts(tool('github', 'list_issues'), tool('slack', 'send')), { limits });

  test('puts the base text first, as it is', () => {
    const base = "You are $& a $1 helpful $' agent.\n\n## The API\n```";
    expect(prompt.system(base).startsWith(`${base}\n\n# Code mode\n`)).toBe(true);
    expect(prompt.system(base)).toBe(`${base}\n\n${prompt.system()}`);
  });

  test('holds every section once, in order', () => {
    const text = prompt.system();
    const places = Object.values(prompt.sections).map((section) => text.indexOf(section));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(places[0]).toBe(0);
    expect(text).toBe(Object.values(prompt.sections).join('\n\n'));
  });

  test('says what a model must know to write a program', () => {
    const text = prompt.system();
    for (const word of [
      'TypeScript program',
      '`await` every call',
      'Promise.all',
      '`return` or `console.log`',
      'Filter',
      '`name`, `message`',
      '`code` and `data`',
      'No network',
      'no `import`',
      'execute_code',
      ...limits,
    ]) {
      expect(text).toContain(word);
    }
  });

  test('leaves sections out, replaces them and hands them to a function', () => {
    const changed = createPrompt(parts(tool('github', 'list_issues')), {
      limits,
      sections: { rules: 'Be brief.', example: false, limits: (text) => `${text}\n- And be kind.` },
    });
    expect(changed.sections.rules).toBe('Be brief.');
    expect(changed.sections.example).toBe('');
    expect(changed.sections.limits).toBe(`## Limits\n\n${limits[0]} ${limits[1]}\n- And be kind.`);
    expect(changed.system()).not.toContain('## Example');
    expect(changed.system()).not.toMatch(/\n{3}/);
  });

  test('has no limits section without facts and names the tool as told', () => {
    const bare = createPrompt(parts(tool('github', 'list_issues')), { toolName: 'run_code' });
    expect(bare.sections.limits).toBe('');
    expect(bare.system()).toContain('`run_code`');
    expect(bare.system()).not.toContain('execute_code');
  });

  test('shows no example where every tool may change something', () => {
    const { sections } = createPrompt(parts(tool('mail', 'delete_all')));
    expect(sections.example).toBe('');
  });

  test('speaks of search only where there is something to find', () => {
    const whole = createPrompt(parts(...tools('small', 3)), { limits });
    expect(whole.coverage.complete).toBe(true);
    expect(whole.system()).not.toContain('$search');
    const part = createPrompt(parts(...tools('big', 400)), { limits });
    expect(part.coverage.complete).toBe(false);
    expect(part.api).toContain('$search(query: string');
    expect(part.sections.rules).toContain('`codemode.$search`');
  });

  test('speaks of search only where programs can search', () => {
    const without = createPrompt(parts(...tools('big', 400)), { discovery: false, limits });
    expect(without.coverage.complete).toBe(false);
    expect(without.system()).not.toContain('$search');
    expect(without.description).not.toContain('$search');
  });
});

describe('the API', () => {
  test('says COMPLETE when every tool is shown in full', () => {
    const prompt = createPrompt(parts(tool('a', 'x'), tool('b', 'y')));
    expect(prompt.sections.api).toContain('COMPLETE: all 2 tools');
    expect(prompt.coverage).toMatchObject({ complete: true, tools: 2, full: 2, short: 0, name: 0, hidden: 0 });
  });

  test('says PARTIAL (N of M) and how to see the rest when it is not', () => {
    const prompt = createPrompt(parts(...tools('a', 50)), { budget: { characters: 3_000 } });
    const { full, short, name, hidden } = prompt.coverage;
    expect(full + short + name + hidden).toBe(50);
    expect(full).toBeLessThan(50);
    expect(prompt.sections.api).toContain(`PARTIAL (${full} of 50)`);
    expect(prompt.sections.api).toContain('codemode.$search(');
    expect(prompt.sections.api).toContain('codemode.$describe(');
  });

  test('is one valid .d.ts excerpt at every level, odd names and shared declarations included', () => {
    const catalogue: ApiParts = {
      entries: [
        ...tools('big', 30),
        tool('', 'mounted'),
        tool('my server', 'list-things', { name: 'list-things' }),
        tool('new', 'delete'),
        tool('then', 'new'),
        tool('shared', 'get', {
          full: 'get(input: { issue: Issue }): Promise<Issue[]>;',
          short: 'get(input: { issue: Issue }): Promise<Issue[]>;',
          uses: ['Issue'],
        }),
      ],
      declarations: [
        { name: 'Issue', text: 'type Issue = { id: string; by?: Person };' },
        { name: 'Person', text: '/** Who. */\ntype Person = { name: string; issues: Issue[] };' },
        { name: 'Unused', text: 'type Unused = 1;' },
      ],
      instructions: { big: 'Use tools with care.\n```\n*/ }; };' },
    };
    const files: { [name: string]: string } = {};
    for (const characters of [100, 1_200, 2_000, 3_000, 4_000, 6_000, 100_000]) {
      const { api } = createPrompt(catalogue, { budget: { characters } });
      files[`at-${characters}.ts`] = api;
      expect(api).not.toContain('Unused');
    }
    expect(files['at-100000.ts']).toContain('type Person');
    expect(compile(files)).toBe('');
  });

  test('shows the declarations a shown member uses, and those they use, and no others', () => {
    const shown = tool('a', 'x', { full: 'x(): Promise<One>;', short: 'x(): Promise<One>;', uses: ['One'] });
    const declarations = [
      { name: 'One', text: 'type One = { two: Two };' },
      { name: 'Two', text: 'type Two = { one?: One };' },
      { name: 'Three', text: 'type Three = 3;' },
    ];
    const { api } = createPrompt({ entries: [shown], declarations });
    expect(api).toContain('type One');
    expect(api).toContain('type Two');
    expect(api).not.toContain('Three');
  });

  test('shows a declaration without docs until a tool that needs it is shown in full', () => {
    const pad = 'Much more to say about it. '.repeat(30);
    const get = { short: 'get(): Issue;', full: `/** ${pad} */\nget(): Issue;`, uses: ['Issue'] };
    const catalogue: ApiParts = {
      entries: [tool('a', 'get', get)],
      declarations: [{ name: 'Issue', text: '/** Docs. */\ntype Issue = 1;', short: 'type Issue = 1;' }],
    };
    const signatures = createPrompt(catalogue, { budget: { characters: 1_100 } });
    expect(signatures.coverage.short).toBe(1);
    expect(signatures.api.startsWith(' type Issue = 1;\ndeclare')).toBe(true);
    expect(createPrompt(catalogue).api.startsWith(' /** Docs. */\n type Issue = 1;\ndeclare')).toBe(true);
  });

  test('keeps tools in the order of their identifiers, and line breaks as line breaks', () => {
    const one = tool('a', 'zeta', { name: '1' });
    const two = tool('a', 'alpha', { name: '2', full: '/** One.\r\n * Two. */\r\nalpha(): void;' });
    const { api } = createPrompt(parts(one, two));
    expect(api.indexOf('alpha')).toBeLessThan(api.indexOf('zeta'));
    expect(api).toContain(' /** One.\n  * Two. */\n alpha(): void;\n');
  });

  test('shows what the author of the tools says, before the tools, once signatures fit', () => {
    const catalogue: ApiParts = {
      entries: tools('a', 10),
      declarations: [],
      instructions: { a: 'First line.\n\n  Second line.', b: 'Nobody.' },
    };
    const { api } = createPrompt(catalogue);
    expect(api).toContain(
      ' a: {\n // The author of these tools says:\n //   First line.\n //   Second line.\n /** Does',
    );
    expect(api).not.toContain('Nobody');
    expect(createPrompt(catalogue, { budget: { characters: 1_400 } }).api).not.toContain('First line');
  });

  test('is the same bytes whatever order tools and declarations come in', () => {
    const entries = [...tools('a', 12), ...tools('b', 3), tool('', 'top'), tool('ünï', 'x'), tool('Z', 'x')];
    const declarations = [
      { name: 'A', text: 'type A = 1;' },
      { name: 'B', text: 'type B = A;' },
    ];
    const reference = createPrompt({ entries, declarations }, { budget: { characters: 2_500 }, limits });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.shuffledSubarray(declarations, { minLength: 2 }),
        (mixed, others) => {
          const prompt = createPrompt(
            { entries: mixed, declarations: others },
            { budget: { characters: 2_500 }, limits },
          );
          expect(prompt.system('x')).toBe(reference.system('x'));
          expect(prompt.description).toBe(reference.description);
          expect(prompt.coverage).toEqual(reference.coverage);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the example', () => {
  const issue = { name: 'repo', required: true, sample: '"…"' };

  test('prefers tools that read and need little', () => {
    const { sections } = createPrompt(
      parts(
        tool('a', 'delete_everything', { parameters: [issue] }),
        tool('a', 'list_issues', { parameters: [issue, { name: 'page' }] }),
        tool('b', 'get_user', { parameters: [issue, { ...issue, name: 'id' }] }),
        tool('c', 'archive', { readOnly: true, parameters: [issue] }),
      ),
    );
    expect(sections.example).toContain('codemode.c.archive({ repo: "…" })');
    expect(sections.example).toContain('codemode.a.list_issues({ repo: "…" })');
    expect(sections.example).not.toContain('delete_everything');
  });

  test('is left out when no call is sure to be valid', () => {
    const { sections } = createPrompt(parts(tool('a', 'get', { parameters: [{ name: 'x', required: true }] })));
    expect(sections.example).toBe('');
  });

  test.each(['"open', '1 /*', '1 //', '1,\n2', ') ; evil(', '"'.padEnd(400, 'x')])(
    'takes no sample like %j',
    (sample) => {
      const entry = tool('a', 'get', { parameters: [{ name: 'x', required: true, sample }] });
      expect(createPrompt(parts(entry)).sections.example).toBe('');
    },
  );

  test('type-checks against the API it is shown with', () => {
    const one = tool('a', 'list-issues', {
      parameters: [{ name: 'a-b', required: true, sample: '"open"' }, { name: '__proto__' }],
      full: '"list-issues"(input: { "a-b": "open" | "closed" }): Promise<{ id: number }[]>;',
    });
    const two = tool('b', 'get', {
      parameters: [{ name: 'n', required: true, sample: '1' }],
      full: 'get(input: { n: number }): Promise<null>;',
    });
    const files: { [name: string]: string } = {};
    for (const [name, prompt] of [
      ['pair', createPrompt(parts(one, two))],
      ['single', createPrompt(parts(one))],
    ] as const) {
      const program = prompt.sections.example.split('\n').slice(3, -1).join('\n');
      expect(program).toContain('codemode.a["list-issues"]({ "a-b": "open" })');
      files[`${name}.ts`] =
        `${prompt.api}\ndeclare const console: { log(value: unknown): void };\nasync () => {\n${program}\n};`;
    }
    expect(compile(files)).toBe('');
  });
});
