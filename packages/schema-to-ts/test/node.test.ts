import { expect, it } from 'vitest';
import { formatTypes } from '@sallyport/schema-to-ts/node';
import { compile } from './compiler.ts';

it('writes formatted types that editors show docs of', async () => {
  const tree = {
    description: 'A tree. */',
    properties: {
      name: { type: 'string', minLength: 2 },
      kids: { type: 'array', items: { $ref: '#' } },
      none: { type: 'object', additionalProperties: false },
    },
    required: ['name'],
  };
  const text = await formatTypes([{ name: 'find-trees', schema: { type: 'object', properties: { tree } } }], {
    banner: 'Made for a test.',
  });
  expect(text).toMatchInlineSnapshot(`
    "/* Made for a test. */

    export type FindTrees = FindTrees2;

    export interface FindTrees2 {
      /**
       * A tree. *\\/
       */
      tree?: {
        /**
         * min 2 chars
         */
        name: string;
        kids?: FindTrees2[];
        none?: Record<string, never>;
      };
    }
    "
  `);
  expect(compile({ text }).get('text')).toEqual([]);
});

it('looks nothing up', async () => {
  const schema = {
    properties: { a: { $ref: 'file:///etc/passwd' }, b: { $ref: 'https://x.test/' }, c: { type: 'string' } },
  };
  expect(await formatTypes([{ name: 'x', schema }])).toContain('a?: unknown;\n  b?: unknown;\n  c?: string;');
});

it('survives what the library alone does not', async () => {
  const schemas = [
    true,
    null,
    { $ref: '#/$defs/none' },
    { properties: { a: null } },
    { $ref: '#' },
    { title: 'Promise', properties: { p: { $ref: '#' } } },
  ];
  const text = await formatTypes(schemas.map((schema) => ({ name: 'same', schema })));
  expect(compile({ text }).get('text')).toEqual([]);
});
