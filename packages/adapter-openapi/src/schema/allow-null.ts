import type { JsonSchema } from '@sallyport/contract';

type Schema = Readonly<Record<string, unknown>>;

/** In 3.0 `nullable: true` stands for the type `null`, which that version lacks. Later documents still write it. */
export function allowNull(converted: Schema, schema: Schema): JsonSchema {
  if (schema['nullable'] !== true) return converted;
  const { type, description, ...rest } = converted;
  const { enum: values } = rest;
  const isPlain = ['$ref', 'allOf', 'anyOf', 'oneOf', 'const'].every((keyword) => !(keyword in rest));
  if (!isPlain) {
    return {
      ...(description !== undefined && { description }),
      anyOf: [{ ...(type !== undefined && { type }), ...rest }, { type: 'null' }],
    };
  }
  if (Array.isArray(values) && !values.includes(null)) return allowNullBeside(converted, values);
  if (type === undefined) return converted;
  return { ...converted, type: [...new Set([type, 'null'].flat())] };
}

function allowNullBeside(converted: Schema, values: readonly unknown[]): JsonSchema {
  const { type } = converted;
  const types = type === undefined ? {} : { type: [...new Set([type, 'null'].flat())] };
  return { ...converted, ...types, enum: [...values, null] };
}
