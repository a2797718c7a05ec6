import { describe, expect, it } from 'vitest';
import { renderApi, toolsToTs } from '@sallyport/schema-to-ts';
import { compile } from './compiler.ts';

const issue = {
  title: 'Issue',
  type: 'object',
  properties: {
    id: { type: 'integer', description: 'Number in the repository.' },
    title: { type: 'string', description: 'One line.' },
  },
  required: ['id', 'title'],
};
const tools = [
  {
    namespace: 'github',
    name: 'list-issues',
    description: 'Lists issues. Newest first.',
    input: { type: 'object', properties: { owner: { type: 'string', description: 'Account.' } }, required: ['owner'] },
    output: { type: 'array', items: issue },
  },
  {
    namespace: 'github',
    name: 'get_issue',
    input: { type: 'object', properties: { id: { type: 'integer' } } },
    output: issue,
  },
  {
    namespace: '',
    name: 'ping',
    description: 'Pings.',
    input: { type: 'object', properties: {}, additionalProperties: false },
  },
];

describe('an API', () => {
  it('is one declaration with shared types before it', () => {
    expect(toolsToTs(tools).text)
      .toBe(`type Untyped = any; // structured content, else JSON, else text; log one before use
type Issue = {
 id: number; // Number in the repository. (integer)
 title: string; // One line.
};
declare const codemode: {
// Pings.
ping(input?: Record<string, never>): Promise<Untyped>;
github: {
// "list-issues": Lists issues. Newest first.
list_issues(input: {
 owner: string; // Account.
}): Promise<Issue[]>;
get_issue(input?: {
 id?: number; // integer
}): Promise<Issue>;
};
};
`);
  });

  it('is the same text for the same tools', () => {
    expect(toolsToTs(tools).text).toBe(toolsToTs(structuredClone(tools)).text);
  });

  it('leaves the schemas as they are', () => {
    const frozen = JSON.stringify(tools);
    void toolsToTs(tools).text;
    expect(JSON.stringify(tools)).toBe(frozen);
  });

  it('can be called as it is printed', () => {
    const { text } = toolsToTs(tools);
    const calls = `${text}
codemode.ping(); codemode.ping({});
const list = await codemode.github.list_issues({ owner: 'x' }); list[0]?.title.length;
codemode.github.get_issue();
codemode.github.list_issues({ owner: 5 });
codemode.github.list_issues({ ownr: 'x' });
codemode.ping({ a: 1 });
export {};`;
    const start = text.split('\n').length;
    expect(
      compile({ calls })
        .get('calls')
        ?.map(({ line }) => line - start),
    ).toEqual([3, 4, 5]);
  });

  it('names each tool as it is called', () => {
    expect(
      toolsToTs(tools).tools.map(({ namespace, name, identifier, path }) => ({ namespace, name, identifier, path })),
    ).toEqual([
      { namespace: 'github', name: 'list-issues', identifier: 'list_issues', path: 'github.list_issues' },
      { namespace: 'github', name: 'get_issue', identifier: 'get_issue', path: 'github.get_issue' },
      { namespace: '', name: 'ping', identifier: 'ping', path: 'ping' },
    ]);
  });

  it('keeps identifiers that are settled already', () => {
    const settled = [
      { ...tools[0], identifier: 'mine' },
      { ...tools[0], name: 'mine' },
    ] as typeof tools;
    expect(toolsToTs(settled).tools.map(({ identifier }) => identifier)).toEqual(['mine', 'mine_2']);
  });

  it('keeps a namespace and a tool beside it apart', () => {
    const input = {};
    const both = [
      { namespace: '', name: 'a', input },
      { namespace: 'a', name: 'b', input },
    ];
    expect(toolsToTs(both).tools.map(({ path }) => path)).toEqual(['a_2', 'a.b']);
  });

  it('says what each text needs', () => {
    const { tools: printed } = toolsToTs(tools);
    expect(printed.map(({ uses }) => uses)).toEqual([['Issue'], ['Issue'], ['Untyped']]);
  });

  it('finds the losses of every tool', () => {
    expect(toolsToTs(tools).losses[0]).toEqual({
      path: '/items/properties/id',
      keyword: 'type',
      reason: 'documented',
      tool: 0,
      side: 'output',
    });
  });

  it.each(['any', 'unknown', 'result'] as const)('types results without a schema as %s', (untyped) => {
    const { text } = toolsToTs(tools, { untyped });
    expect(text.split('\n')[0]).toMatch(
      untyped === 'result' ? /^type Untyped = \{ content/ : new RegExp(`^type Untyped = ${untyped};`),
    );
    expect(compile({ text }).get('text')).toEqual([]);
  });

  it('uses no name of the language or its libraries for a type', () => {
    const titles = [
      'Promise',
      'Record',
      'Array',
      'Date',
      'Untyped',
      'Node',
      'Event',
      'Text Track',
      'FileSystem',
      'string',
      'Media Stream',
      'Function',
    ];
    const api = titles.map((title) => ({
      namespace: 'x',
      name: title,
      input: {
        type: 'object',
        properties: { a: { ...issue, title, description: 'a' }, b: { ...issue, title, description: 'b' } },
      },
    }));
    const libraries = ['lib.esnext.full.d.ts'];
    expect(compile({ api: toolsToTs(api).text }, libraries).get('api')).toEqual([]);
  });
});

describe('an API at chosen levels', () => {
  it('compiles at each of them', () => {
    const printed = toolsToTs(tools);
    const sources = Object.fromEntries(
      (['full', 'short', 'name', 'omit'] as const).map((level) => [
        level,
        renderApi({ ...printed, level: () => level }),
      ]),
    );
    const mixed = renderApi({ ...printed, level: (_, index) => (['full', 'short', 'omit'] as const)[index] ?? 'name' });
    const modules = Object.entries({ ...sources, mixed }).map(([name, text]) => [name, `${text}export {};`]);
    const problems = compile(Object.fromEntries(modules));
    expect([...problems.values()].flat()).toEqual([]);
  });

  it('shows the first sentence and bare types when short', () => {
    expect(renderApi({ ...toolsToTs(tools), level: () => 'short' })).toBe(`type Untyped = any;
type Issue = { id: number; title: string };
declare const codemode: {
// Pings.
ping(input?: Record<string, never>): Promise<Untyped>;
github: {
// Lists issues.
list_issues(input: { owner: string }): Promise<Issue[]>;
get_issue(input?: { id?: number }): Promise<Issue>;
};
};
`);
  });
});
