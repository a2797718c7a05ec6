import type { JsonSchema, ToolSpec } from '@sallyport/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { changedParts, fingerprint, isFingerprint } from '../src/fingerprint/fingerprint.ts';

const tool: ToolSpec = {
  name: 'list_issues',
  description: 'Lists issues.',
  input: {
    type: 'object',
    properties: {
      owner: { type: 'string' },
      state: { enum: ['open', 'closed'] },
      limit: { type: ['integer', 'null'] },
    },
    required: ['owner', 'state'],
  },
  annotations: { readOnly: true },
};
const withInput = (input: unknown): ToolSpec => ({ ...tool, input: input as JsonSchema });
const parsed = (json: string): ToolSpec => withInput(JSON.parse(json));

/** The same value with the keys of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, reordered(member)] as const);
  return Object.fromEntries(entries.toReversed());
}

describe('a fingerprint', () => {
  test('is short, versioned and the same in every process', () => {
    expect(fingerprint(tool)).toBe(
      'fp1.6YXTj4MM9ST5IXoGEFlGU9b_JFjUEz6vjsixqXNDYzc.5Tiqj6.EcPVnu.aNgHQJ.Gk7D4F.FFc1kb',
    );
    expect(isFingerprint(fingerprint(tool))).toBe(true);
  });
  test('does not change with the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fingerprint(withInput(reordered(value)))).toBe(fingerprint(withInput(value)));
      }),
    );
  });
  test('changes with every other difference', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const isSame = canonical(a) === canonical(b);
        expect(fingerprint(withInput(a)) === fingerprint(withInput(b))).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });
  test('does not change with the order of what is a set in a schema, and does in what is data', () => {
    const required = (names: readonly string[]): string => fingerprint(withInput({ required: names }));
    expect(required(['b', 'a'])).toBe(required(['a', 'b']));
    const inside = (names: readonly string[]): string => fingerprint(withInput({ default: { required: names } }));
    expect(inside(['b', 'a'])).not.toBe(inside(['a', 'b']));
    const property = (schema: unknown): string => fingerprint(withInput({ properties: { required: schema } }));
    expect(property({ enum: [1, 2] })).toBe(property({ enum: [2, 1] }));
    expect(fingerprint(withInput({ prefixItems: [{}, true] }))).not.toBe(
      fingerprint(withInput({ prefixItems: [true, {}] })),
    );
  });
  test.each([
    ['name', { name: 'list-issues' }],
    ['description', { description: 'Lists issues. ' }],
    ['description', { title: 'Issues' }],
    ['input', { input: { type: 'object' } }],
    ['output', { output: {} }],
    ['annotations', { annotations: { readOnly: false } }],
  ])('tells that the %s changed', (part, change) => {
    expect(changedParts(fingerprint(tool), fingerprint({ ...tool, ...change }))).toEqual([part]);
  });
  test('takes no part for another', () => {
    const one = fingerprint({ name: 'a', description: 'b', input: {} });
    expect(fingerprint({ name: 'a', title: 'b', input: {} })).not.toBe(one);
    expect(fingerprint({ name: 'a', input: {}, output: {} })).not.toBe(fingerprint({ name: 'a', input: {} }));
    expect(fingerprint({ name: 'a', input: {}, annotations: {} })).toBe(fingerprint({ name: 'a', input: {} }));
  });
});

describe('a hostile definition', () => {
  const distinct = (...tools: readonly ToolSpec[]): void => {
    expect(new Set(tools.map(fingerprint)).size).toBe(tools.length);
  };
  test('with letters that look alike, or are hidden, is another', () => {
    const named = (description: string): ToolSpec => ({ ...tool, description });
    distinct(
      ...['paypal', 'pаypal', 'paypal\u200b', 'pay\u00adpal', '\ufeffpaypal', 'paypal\u202e', 'PAYPAL'].map(named),
      ...['\u00e9', 'e\u0301', '\ufb01', 'fi', '\u212a', 'K'].map(named),
      // Encoded without care, both halves would become the same replacement character.
      ...['\ud800', '\ud801', '\udc00', '\ufffd'].map(named),
    );
  });
  test('with keys of prototypes is read as it is', () => {
    distinct(
      parsed('{}'),
      parsed('{"__proto__":{"a":1}}'),
      parsed('{"__proto__":{"a":2}}'),
      parsed('{"constructor":{"a":1}}'),
      parsed('{"toJSON":1}'),
      parsed('{"properties":{"__proto__":{"required":["a"]}}}'),
    );
  });
  test('that writes what canonical text is made of is another', () => {
    distinct(
      parsed('{"a":"b","c":"d"}'),
      parsed(String.raw`{"a":"b\",\"c\":\"d"}`),
      parsed('{"a":["b","c"]}'),
      parsed('{"a":["b,c"]}'),
      parsed('{"a":"1"}'),
      parsed('{"a":1}'),
      parsed('{"a":null}'),
      parsed('{"a":"null"}'),
    );
  });
  test('a hundred thousand levels deep is read to its end', () => {
    const deep = (end: unknown): ToolSpec => {
      let schema: unknown = { description: end };
      for (let level = 0; level < 100_000; level += 1) schema = { items: schema };
      return withInput(schema);
    };
    distinct(deep('a'), deep('b'));
  });
  test('with a hundred thousand members is read to its end', () => {
    const wide = (last: unknown): ToolSpec =>
      withInput({
        properties: Object.fromEntries(
          Array.from({ length: 100_000 }, (_, at) => [`p${at}`, at === 99_999 ? last : {}]),
        ),
      });
    distinct(wide({}), wide({ type: 'string' }));
  });
  test('that contains itself, or multiplies, is refused with its name', () => {
    const loop: Record<string, unknown> = {};
    loop['items'] = loop;
    expect(() => fingerprint(withInput(loop))).toThrow(
      'The tool "list_issues" cannot be fingerprinted: its input refers to itself',
    );
    let doubling: unknown = {};
    for (let level = 0; level < 40; level += 1) doubling = { anyOf: [doubling, doubling] };
    expect(() => fingerprint(withInput(doubling))).toThrow('its input holds more than 1000000 values');
  });
  test('that shares a part between two places is not one that contains itself', () => {
    const part = { type: 'string' };
    const shared = withInput({ properties: { a: part, b: part } });
    expect(fingerprint(shared)).toBe(fingerprint(withInput({ properties: { a: { ...part }, b: { ...part } } })));
  });
});

/** What the fingerprint holds for the same, in a way of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join()}]`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '0' : JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.sort().join()}}`;
}
