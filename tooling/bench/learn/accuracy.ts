import { mergeShapes, observe, shapeToSchema } from '@sallyport/learn';
import type { ToolList } from '../types/tool-lists.ts';
import { createRandom, randomResult } from './random-result.ts';
import { schemaPaths } from './schema-paths.ts';

interface Count {
  declared: number;
  found: number;
  learned: number;
  right: number;
  /** Declared as always there, learned as such. */
  requiredRight: number;
  required: number;
  /** Declared as optional, learned so. */
  optionalRight: number;
  optional: number;
  typed: number;
  typeWhole: number;
  typeWrong: number;
}

const nothing: Count = {
  declared: 0,
  found: 0,
  learned: 0,
  right: 0,
  requiredRight: 0,
  required: 0,
  optionalRight: 0,
  optional: 0,
  typed: 0,
  typeWhole: 0,
  typeWrong: 0,
};

/**
 * How much of what tools declare is learned from `k` of their results. The tools do declare an output; results are made
 * from it, shapes are learned from results, and what was learned is compared with what is declared.
 */
export function printAccuracy(lists: readonly ToolList[], seeds: number): void {
  const schemas = lists.flatMap(({ tools }) => tools.flatMap(({ outputSchema }) => outputSchema ?? []));
  const properties = schemas.reduce((sum, schema) => sum + schemaPaths(schema).size, 0);
  console.log(`${schemas.length} tools, ${properties} properties, ${seeds} draws.\n`);
  console.log(
    '| Results seen | Properties found | Of those learned, declared | Optional known as optional | Required known as required | Types complete | Types wrong |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const results of [1, 3, 10, 30]) {
    const count = countAll(schemas, results, seeds);
    const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)} %`;
    const cells = [
      share(count.found, count.declared),
      share(count.right, count.learned),
      share(count.optionalRight, count.optional),
      share(count.requiredRight, count.required),
      share(count.typeWhole, count.typed),
      share(count.typeWrong, count.typed),
    ];
    console.log(`| ${results} | ${cells.join(' | ')} |`);
  }
}

function countAll(schemas: readonly object[], results: number, seeds: number): Count {
  const count = { ...nothing };
  schemas.forEach((schema, at) => {
    for (let seed = 0; seed < seeds; seed += 1) {
      const random = createRandom(at * 1_000 + seed);
      const shapes = Array.from({ length: results }, () => observe(randomResult(schema, random)));
      addTool(count, schema, shapeToSchema(shapes.reduce((sum, shape) => mergeShapes(sum, shape))));
    }
  });
  return count;
}

function addTool(count: Count, schema: object, learnedSchema: unknown): void {
  const declared = schemaPaths(schema);
  const learned = schemaPaths(learnedSchema);
  count.declared += declared.size;
  count.learned += learned.size;
  for (const path of learned.keys()) if (declared.has(path)) count.right += 1;
  for (const [path, facts] of declared) {
    const seen = learned.get(path);
    if (!seen) continue;
    count.found += 1;
    if (facts.optional) {
      count.optional += 1;
      if (seen.optional) count.optionalRight += 1;
    } else {
      count.required += 1;
      if (!seen.optional) count.requiredRight += 1;
    }
    if (facts.types.size === 0 || seen.types.size === 0) continue;
    count.typed += 1;
    if ([...seen.types].some((type) => !facts.types.has(type))) count.typeWrong += 1;
    else if (seen.types.size === facts.types.size) count.typeWhole += 1;
  }
}
