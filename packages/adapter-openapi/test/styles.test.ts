import type { Json } from '@sallyport/contract';
import { describe, expect, test } from 'vitest';

import { callContext, rejection } from './call-context.ts';
import { operationOf, read } from './documents.ts';
import { type Seen, serve } from './serve.ts';

const text = 'blue';
const list = ['blue', 'black', 'brown'];
const map = { R: 100, G: 200, B: 150 };

interface Row {
  readonly place: 'path' | 'query' | 'header' | 'cookie';
  readonly style: string;
  readonly explode: boolean;
  readonly text?: string;
  readonly list?: string;
  readonly map?: string;
}

/** The table "Style Examples" of the OpenAPI Specification, 3.1.1, for the parameter `color`. Left out: "n/a". */
const specification: readonly Row[] = [
  {
    place: 'path',
    style: 'matrix',
    explode: false,
    text: ';color=blue',
    list: ';color=blue,black,brown',
    map: ';color=R,100,G,200,B,150',
  },
  {
    place: 'path',
    style: 'matrix',
    explode: true,
    text: ';color=blue',
    list: ';color=blue;color=black;color=brown',
    map: ';R=100;G=200;B=150',
  },
  {
    place: 'path',
    style: 'label',
    explode: false,
    text: '.blue',
    list: '.blue,black,brown',
    map: '.R,100,G,200,B,150',
  },
  { place: 'path', style: 'label', explode: true, text: '.blue', list: '.blue.black.brown', map: '.R=100.G=200.B=150' },
  { place: 'path', style: 'simple', explode: false, text: 'blue', list: 'blue,black,brown', map: 'R,100,G,200,B,150' },
  { place: 'path', style: 'simple', explode: true, text: 'blue', list: 'blue,black,brown', map: 'R=100,G=200,B=150' },
  {
    place: 'header',
    style: 'simple',
    explode: false,
    text: 'blue',
    list: 'blue,black,brown',
    map: 'R,100,G,200,B,150',
  },
  { place: 'header', style: 'simple', explode: true, text: 'blue', list: 'blue,black,brown', map: 'R=100,G=200,B=150' },
  {
    place: 'query',
    style: 'form',
    explode: false,
    text: 'color=blue',
    list: 'color=blue,black,brown',
    map: 'color=R,100,G,200,B,150',
  },
  {
    place: 'query',
    style: 'form',
    explode: true,
    text: 'color=blue',
    list: 'color=blue&color=black&color=brown',
    map: 'R=100&G=200&B=150',
  },
  {
    place: 'query',
    style: 'spaceDelimited',
    explode: false,
    list: 'color=blue%20black%20brown',
    map: 'color=R%20100%20G%20200%20B%20150',
  },
  {
    place: 'query',
    style: 'pipeDelimited',
    explode: false,
    list: 'color=blue%7Cblack%7Cbrown',
    map: 'color=R%7C100%7CG%7C200%7CB%7C150',
  },
  { place: 'query', style: 'deepObject', explode: true, map: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150' },
  {
    place: 'cookie',
    style: 'form',
    explode: false,
    text: 'color=blue',
    list: 'color=blue,black,brown',
    map: 'color=R,100,G,200,B,150',
  },
];

/** What the table leaves open, and documents write. Pairs of a cookie are divided as cookies are. */
const beyond: readonly Row[] = [
  {
    place: 'query',
    style: 'spaceDelimited',
    explode: true,
    text: 'color=blue',
    list: 'color=blue&color=black&color=brown',
  },
  {
    place: 'query',
    style: 'pipeDelimited',
    explode: true,
    text: 'color=blue',
    list: 'color=blue&color=black&color=brown',
  },
  {
    place: 'query',
    style: 'deepObject',
    explode: false,
    list: 'color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown',
    map: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150',
  },
  {
    place: 'cookie',
    style: 'form',
    explode: true,
    text: 'color=blue',
    list: 'color=blue; color=black; color=brown',
    map: 'R=100; G=200; B=150',
  },
  {
    place: 'cookie',
    style: 'cookie',
    explode: true,
    text: 'color=blue',
    list: 'color=blue; color=black; color=brown',
    map: 'R=100; G=200; B=150',
  },
];

const values: Readonly<Record<'text' | 'list' | 'map', Json>> = { text, list, map };
const cases = (rows: readonly Row[]): readonly (readonly [string, Row, 'text' | 'list' | 'map', string])[] =>
  rows.flatMap((row) =>
    (['text', 'list', 'map'] as const).flatMap((kind) => {
      const expected = row[kind];
      const name = `${row.place} ${row.style}${row.explode ? ' exploded' : ''} ${kind}: ${expected}`;
      return expected === undefined ? [] : [[name, row, kind, expected] as const];
    }),
  );

function written({ place }: Row, seen: Seen): unknown {
  if (place === 'path') return seen.url.slice('/things/'.length);
  if (place === 'query') return seen.url.slice('/things?'.length);
  return place === 'header' ? seen.headers['color'] : seen.headers.cookie;
}

async function send(row: Omit<Row, 'text' | 'list' | 'map'> & object, value: Json, extra: object = {}): Promise<Seen> {
  const { place, style, explode } = row;
  const { baseUrl, last } = await serve();
  const path = place === 'path' ? '/things/{color}' : '/things';
  const parameter = { name: 'color', in: place, required: place === 'path', style, explode, schema: {}, ...extra };
  const { provider } = await read(operationOf({ parameters: [parameter] }, { path }), { baseUrl });
  await provider.callTool('run', { color: value }, callContext());
  return last();
}

describe('on the wire, as in the table of the specification', () => {
  test.each(cases(specification))('%s', async (_name, row, kind, expected) => {
    expect(written(row, await send(row, values[kind]))).toBe(expected);
  });
});

describe('on the wire, beyond the table', () => {
  test.each(cases(beyond))('%s', async (_name, row, kind, expected) => {
    expect(written(row, await send(row, values[kind]))).toBe(expected);
  });
});

describe('defaults', () => {
  test.each([
    ['path', list, '/things/blue,black,brown'],
    ['query', list, '/things?color=blue&color=black&color=brown'],
  ])('a %s parameter without a style', async (place, value, url) => {
    const { baseUrl, last } = await serve();
    const path = place === 'path' ? '/things/{color}' : '/things';
    const parameter = { name: 'color', in: place, required: true, schema: { type: 'array' } };
    const { provider } = await read(operationOf({ parameters: [parameter] }, { path }), { baseUrl });
    await provider.callTool('run', { color: value }, callContext());
    expect(last().url).toBe(url);
  });

  test('an empty list and null are as good as left out', async () => {
    expect((await send({ place: 'query', style: 'form', explode: true }, [])).url).toBe('/things');
    expect((await send({ place: 'query', style: 'form', explode: true }, null)).url).toBe('/things');
  });

  test('deepObject writes deeper keys and lists with further brackets', async () => {
    const { url } = await send(
      { place: 'query', style: 'deepObject', explode: true },
      { a: { b: 1 }, c: ['x', 'y'], d: [{ e: 2 }] },
    );
    expect(decodeURIComponent(url)).toBe('/things?color[a][b]=1&color[c][]=x&color[c][]=y&color[d][0][e]=2');
  });

  test('allowReserved keeps reserved characters but those that would end the value', async () => {
    const row = { place: 'query', style: 'form', explode: true } as const;
    const { url } = await send(row, "a/b?c:d@e=f,g;h!$'()*&#[]+ %", { allowReserved: true });
    // Only the apostrophe is escaped by the URL standard itself.
    expect(url).toBe('/things?color=a/b?c:d@e=f,g;h!$%27()*%26%23%5B%5D%2B%20%25');
    expect(new URL(url, 'http://x').searchParams.get('color')).toBe("a/b?c:d@e=f,g;h!$'()*&#[]+ %");
  });

  test('a list that keeps reserved characters still divides at its own commas alone', async () => {
    const row = { place: 'query', style: 'form', explode: false } as const;
    expect((await send(row, ['a,b', 'c/d'], { allowReserved: true })).url).toBe('/things?color=a%2Cb,c/d');
  });

  test('an empty text is written as RFC 6570 has it, and signs with a meaning in a path are escaped', async () => {
    expect((await send({ place: 'path', style: 'matrix', explode: false }, '')).url).toBe('/things/;color');
    expect((await send({ place: 'query', style: 'form', explode: true }, '')).url).toBe('/things?color=');
    expect((await send({ place: 'path', style: 'simple', explode: false }, "a!'()*;=,b")).url).toBe(
      '/things/a%21%27%28%29%2A%3B%3D%2Cb',
    );
  });

  test('content parameters are JSON or text', async () => {
    const content = { content: { 'application/json': { schema: { type: 'object' } } }, style: undefined };
    const { url } = await send({ place: 'query', style: 'form', explode: true }, { a: ['ä&'] }, content);
    expect(JSON.parse(new URL(url, 'http://x').searchParams.get('color') ?? '')).toEqual({ a: ['ä&'] });
    const header = await send({ place: 'header', style: 'simple', explode: false }, 'a, b', {
      content: { 'text/plain': {} },
    });
    expect(header.headers['color']).toBe('a, b');
  });

  test('a querystring of 3.2 is the whole query', async () => {
    const { baseUrl, last } = await serve();
    const parameters = [
      {
        name: 'filter',
        in: 'querystring',
        content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
      },
    ];
    const { provider } = await read({ ...operationOf({ parameters }), openapi: '3.2.0' }, { baseUrl });
    await provider.callTool('run', { filter: { a: 'x y', b: [1, 2] } }, callContext());
    expect(last().url).toBe('/things?a=x%20y&b=1&b=2');
  });
});

describe('what has no form', () => {
  test.each([
    ['a nested value in a form', { place: 'query', style: 'form', explode: true }, [{ a: 1 }]],
    ['null in a list', { place: 'query', style: 'form', explode: true }, ['a', null]],
    ['a bar between bars', { place: 'query', style: 'pipeDelimited', explode: false }, ['a|b']],
    ['a space between spaces', { place: 'query', style: 'spaceDelimited', explode: false }, ['a b']],
    ['a comma in a header list', { place: 'header', style: 'simple', explode: false }, ['a,b']],
    ['an equals sign in a header object', { place: 'header', style: 'simple', explode: true }, { a: 'b=c' }],
    ['a line end in a header', { place: 'header', style: 'simple', explode: false }, 'a\r\nx-evil: 1'],
    ['a letter no header holds', { place: 'header', style: 'simple', explode: false }, 'ł'],
    ['a semicolon in a raw cookie', { place: 'cookie', style: 'cookie', explode: true }, 'a; admin=1'],
    ['an empty part of a path', { place: 'path', style: 'simple', explode: false }, ''],
    ['half a surrogate pair', { place: 'query', style: 'form', explode: true }, '\uD800'],
  ] as const)('%s is refused and says which input it is', async (_name, row, value) => {
    const error = await rejection(send(row, value));
    expect(error).toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/^color: .*Nothing was sent\.$/),
    });
  });
});
