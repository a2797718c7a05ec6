/**
 * Schemas of zod, ArkType, Valibot and others, as JSON Schema.
 *
 * This file imports nothing, so that whoever validates calls can carry a copy: what is printed and what is checked have
 * to be the same schema.
 */

type JsonSchemaObject = { readonly [keyword: string]: unknown };

interface Options {
  readonly target: string;
  readonly libraryOptions?: { readonly [option: string]: unknown };
}

type Convert = (options: Options) => unknown;

/** What some libraries need to be told so that one member without a JSON Schema does not cost the whole. */
const libraryOptions: ReadonlyMap<unknown, { readonly [option: string]: unknown }> = new Map<
  unknown,
  { readonly [option: string]: unknown }
>([
  ['zod', { unrepresentable: 'any' }],
  ['arktype', { fallback: (context: { readonly base?: unknown }) => context.base ?? {} }],
]);

/** True for anything with a `~standard` member: a schema of a library, not JSON Schema itself. */
export function isStandardSchema(schema: unknown): boolean {
  return standardOf(schema) !== undefined;
}

/**
 * The JSON Schema of a library's schema: `input` is what a caller writes, defaults left out; `output` is what comes of it.
 *
 * A member that JSON Schema cannot say becomes `{}`. Undefined when the library offers no JSON Schema at all; Valibot's
 * does once it is wrapped with `toStandardJsonSchema` of `@valibot/to-json-schema`. Never throws.
 */
export function standardToJsonSchema(schema: unknown, side: 'input' | 'output'): JsonSchemaObject | undefined {
  const standard = standardOf(schema);
  const converters = recordOf(standard?.['jsonSchema']);
  const convert = converters?.[side];
  if (typeof convert !== 'function') return undefined;
  const call: Convert = (options) => (convert as Convert).call(converters, options);
  const special = libraryOptions.get(standard?.['vendor']);
  for (const target of ['draft-2020-12', 'draft-07']) {
    const attempts: readonly Options[] =
      special === undefined ? [{ target }] : [{ target, libraryOptions: special }, { target }];
    for (const options of attempts) {
      const converted = attempt(call, options);
      if (converted !== undefined) return converted;
    }
  }
  return {};
}

function attempt(call: Convert, options: Options): JsonSchemaObject | undefined {
  try {
    return recordOf(call(options));
  } catch {
    return undefined;
  }
}

function standardOf(schema: unknown): { readonly [key: string]: unknown } | undefined {
  if ((typeof schema !== 'object' && typeof schema !== 'function') || schema === null) return undefined;
  try {
    return recordOf((schema as { readonly [key: string]: unknown })['~standard']);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): { readonly [key: string]: unknown } | undefined {
  // ArkType's schemas and some converters are functions with members.
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? (value as { readonly [key: string]: unknown }) : undefined;
}
