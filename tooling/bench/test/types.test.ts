import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { describe, expect, it } from 'vitest';
import { checkSources } from '../types/check-sources.ts';
import { measureTokens } from '../types/cost.ts';
import type { Generator } from '../types/generator.ts';
import { sallyport } from '../types/generators.ts';
import { askAbout, measureCalls } from '../types/real-calls.ts';
import { measureSuite, readSuite } from '../types/suite.ts';
import { readToolLists } from '../types/tool-lists.ts';
import { measureSaid } from '../types/what-is-said.ts';
import type { Share } from '../types/what-is-said.ts';

const corpus = join(import.meta.dirname, '../../corpus');
const lists = readToolLists(join(corpus, 'mcp-tools'));
// A few of each tool: the benchmark asks all.
const questions = askAbout(lists, { mistakes: 8, misspelt: 4 });

function share({ found, total }: Share): number {
  return found / total;
}

describe('types of JSON-Schema-Test-Suite', () => {
  it('are sound, compile, and refuse what structure can', async () => {
    const suite = await measureSuite(sallyport, readSuite(join(corpus, 'json-schema-test-suite')));
    expect([suite.crashes, suite.uncompilable, suite.lost]).toEqual([0, 0, 0]);
    expect(suite.unsound).toEqual([]);
    expect(suite.groups).toBeGreaterThan(600);
    expect(1 - suite.coreMissed.length / suite.core).toBeGreaterThanOrEqual(0.985);
  });
});

describe('types of real tools', () => {
  it('accept every valid call and result, and refuse every mistake and misspelt key', async () => {
    const calls = await measureCalls(sallyport, lists, questions);
    expect([calls.callable, calls.compiling]).toEqual([990, 26]);
    expect(calls.wrong).toEqual([]);
    expect(calls.total.argument).toBeGreaterThan(2_000);
    expect(calls.total.mistake).toBeGreaterThan(3_000);
  }, 60_000);

  it('keep what the schemas say', async () => {
    const said = await measureSaid(sallyport, lists);
    expect(share(said.toolDocs)).toBe(1);
    expect(share(said.inputDocs)).toBeGreaterThanOrEqual(0.995);
    expect(share(said.outputDocs)).toBeGreaterThanOrEqual(0.995);
    expect(share(said.constraints)).toBeGreaterThanOrEqual(0.995);
    expect(share(said.enums)).toBeGreaterThanOrEqual(0.985);
    expect(share(said.integers)).toBe(1);
    expect(-said.nodes.found / said.nodes.total).toBeLessThanOrEqual(0.001);
  });

  it('cost less than the JSON they replace', async () => {
    const tokens = await measureTokens(sallyport, lists);
    expect(tokens.ratio).toBeLessThanOrEqual(0.72);
    expect(tokens.short).toBeLessThanOrEqual(0.25);
  });
});

/** The second opinion. Of its own it takes a schema that only describes for an object, and forgets closed, empty ones. */
const secondOpinion: Generator = {
  name: 'json-schema-to-typescript',
  schema: (schema) => compile(rewritten(schema) as Parameters<typeof compile>[0], 'T', options),
  api: async (_server, tools) => {
    const parts = await Promise.all(
      tools.map(async ({ inputSchema, outputSchema }, index) => {
        const input = await compile(rewritten({ ...inputSchema, title: 'I' }) as object, 'I', options);
        const output = await compile(rewritten({ ...outputSchema, title: 'O' }) as object, 'O', options);
        return `declare namespace t${index} {\n${input}\n${output}\nexport function call(input: I): Promise<O>;\n}`;
      }),
    );
    return {
      text: parts.join('\n'),
      call: tools.map((_, index) => (input) => `t${index}.call(${input})`),
      result: tools.map((_, index) => `Awaited<ReturnType<typeof t${index}.call>>`),
    };
  },
};
const options = {
  additionalProperties: false,
  bannerComment: '',
  format: false,
  ignoreMinAndMaxItems: true,
  $refOptions: { resolve: { external: false, file: false, http: false } },
};

type Schema = { readonly [keyword: string]: unknown };
const words: ReadonlySet<string> = new Set(['title', 'description', 'default', 'examples', '$schema']);

/** Types without a title, what says nothing as `unknown`, objects that list nothing as maps or as empty. */
function rewritten(schema: unknown, isRoot = true): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((each: unknown) => rewritten(each, false));
  const { title, ...rest } = schema as Schema;
  if (!isRoot && Object.keys(rest).every((keyword) => words.has(keyword))) return { tsType: 'unknown' };
  const result: { [keyword: string]: unknown } = isRoot ? { ...rest, title } : { ...rest };
  for (const key of ['properties', 'definitions', '$defs', 'patternProperties']) {
    const map = result[key];
    if (typeof map === 'object' && map !== null) {
      result[key] = Object.fromEntries(Object.entries(map).map(([name, each]) => [name, rewritten(each, false)]));
    }
  }
  for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf']) {
    if (typeof result[key] === 'object') result[key] = rewritten(result[key], false);
  }
  if (result['type'] !== 'object' || ['anyOf', 'oneOf', 'allOf'].some((key) => key in result)) return result;
  const listed = result['properties'];
  const listsNothing = typeof listed !== 'object' || listed === null || Object.keys(listed).length === 0;
  if (listsNothing && result['additionalProperties'] === undefined) result['additionalProperties'] = true;
  if (listsNothing && result['additionalProperties'] === false && !isRoot) return { tsType: 'Record<string, never>' };
  return result;
}

it('agree with json-schema-to-typescript about every call', async () => {
  const [ours, theirs] = [
    await measureCalls(sallyport, lists, questions),
    await measureCalls(secondOpinion, lists, questions),
  ];
  expect(theirs.total).toEqual(ours.total);
  expect(
    theirs.wrong.map(
      ({ server, tool, expectation, value }) => `${server}/${tool} ${expectation} ${value.slice(0, 200)}`,
    ),
  ).toEqual([]);
}, 60_000);

it('are one program for a thousand tools of many servers', async () => {
  const { toolsToTs } = await import('@sallyport/schema-to-ts');
  const { sourcesOf } = await import('../types/generators.ts');
  const { text } = toolsToTs(lists.flatMap(({ server, tools }) => sourcesOf(server, tools)));
  expect(checkSources(new Map([['/api.d.ts', text]]))).toEqual([]);
});
