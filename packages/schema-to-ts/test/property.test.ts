import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schemaToTs, toolsToTs } from '@sallyport/schema-to-ts';
import type { Loss } from '@sallyport/schema-to-ts';
import { compile, parses } from './compiler.ts';

type Schema = { readonly [keyword: string]: unknown };

const keys = fc.constantFrom('a', 'b', 'c-d');
const scalar: fc.Arbitrary<Schema> = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'null') }),
  fc.record({ type: fc.constant('string'), minLength: fc.nat(3) }),
  fc.record({ type: fc.constant('integer'), minimum: fc.nat(5), maximum: fc.integer({ min: 5, max: 9 }) }),
  fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 1, 2, null, true), { minLength: 1 }) }),
  fc.record({ const: fc.constantFrom('x', 5, false) }),
  fc.constant({}),
);
const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(keys, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(keys, { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        description: fc.string({ unit: 'binary' }),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(2) }, { requiredKeys: ['type'] }),
    fc.record(
      {
        type: fc.constant('array'),
        prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        items: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type', 'prefixItems'] },
    ),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 2, maxLength: 2 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }),
    fc.record({ type: fc.constantFrom(['string', 'null'], ['object', 'array']), not: tie('schema') }),
    fc.record({ $ref: fc.constantFrom('#/$defs/one', '#/$defs/two') }),
  ),
}));
const root = fc
  .record({ schema, one: schema, two: schema })
  .map(({ schema: top, one, two }) => ({ ...top, $defs: { one, two } }));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('x', 'yyyy', 1, 5, 7.5, true, false, null),
    fc.dictionary(keys, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

it('prints text that parses, for any JSON at all', () => {
  const json = fc.jsonValue({ maxDepth: 5 });
  const wild = fc.oneof(
    json,
    root,
    fc.dictionary(
      fc.constantFrom('type', 'properties', 'items', 'allOf', 'anyOf', '$ref', 'enum', 'required', 'not', 'if'),
      json,
    ),
  );
  fc.assert(
    fc.property(wild, fc.string({ unit: 'binary' }), wild, (input, text, output) => {
      const api = toolsToTs([{ namespace: text, name: text, description: text, input, output }]);
      expect(parses(api.text)).toBe(true);
      expect(parses(api.tools.map(({ short }) => `declare const x: {${short}}`).join('\n'))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('agrees with a validator about any value, or says what is lost', () => {
  const cases = fc.sample(fc.tuple(root, fc.array(value, { minLength: 6, maxLength: 6 })), {
    numRuns: 400,
    seed: 20_260_101,
  });
  const printed = cases.map(([one]) => schemaToTs(one, { name: 'Probe' }));
  const sources = printed.map(({ expression, declarations }, at) => {
    const head = [...declarations.map(({ text }) => text), `type T = ${expression};`].join('\n');
    const lines = cases[at]?.[1].map((each, index) => `const v${index}: T = ${JSON.stringify(each)};`) ?? [];
    return { head: head.split('\n').length, text: [head, ...lines, 'export {};'].join('\n') };
  });
  const problems = compile(Object.fromEntries(sources.map(({ text }, at) => [String(at), text])));
  cases.forEach(([one, values], at) => {
    const refused = new Map(
      (problems.get(String(at)) ?? []).map(({ line, message }) => [line - (sources[at]?.head ?? 0), message]),
    );
    expect(
      [...refused].filter(([line]) => line < 0),
      JSON.stringify(one),
    ).toEqual([]);
    values.forEach((each, index) => {
      const report = `${JSON.stringify(one)}\n${sources[at]?.text}\n${JSON.stringify(each)}: ${refused.get(index)}`;
      const valid = isValid(one, each);
      if (valid !== undefined) judge(valid, refused.get(index), printed[at]?.losses ?? [], report);
    });
  });
});

function judge(valid: boolean, refusal: string | undefined, losses: readonly Loss[], report: string): void {
  // A key that is not listed, on an object that is open: caught on purpose.
  const unlisted = refusal !== undefined && /does not exist in type|no properties in common/.test(refusal);
  if (valid && !unlisted) expect(refusal, report).toBeUndefined();
  if (!valid && refusal === undefined) expect(losses.length, report).toBeGreaterThan(0);
}

/** Undefined where the schema is a loop that no validator gets out of. */
function isValid(one: object, each: unknown): boolean | undefined {
  try {
    return new Validator(one, '2020-12').validate(each).valid;
  } catch {
    return undefined;
  }
}
