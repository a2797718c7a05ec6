import type { JsonSchema } from '@sallyport/contract';

/** The part of Standard Schema and Standard JSON Schema that is used. Source: standardschema.dev, version 1. */
export interface StandardSchemaLike {
  readonly '~standard': {
    readonly version: number;
    readonly vendor?: string;
    readonly validate?: (value: unknown) => StandardResult | PromiseLike<StandardResult>;
    readonly jsonSchema?: {
      readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/** The answer of a schema library. */
export type StandardResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

interface StandardJsonSchemaOptions {
  readonly target: string;
  readonly libraryOptions?: Record<string, unknown>;
}

/** True for zod, Valibot, ArkType and everything else that speaks Standard Schema. */
export function isStandardSchema(value: unknown): value is StandardSchemaLike {
  const isHolder = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isHolder && '~standard' in value && typeof value['~standard'] === 'object';
}

/** Libraries say in their own words that a member JSON Schema cannot say becomes `{}`, instead of losing the whole. */
const tolerant: readonly Record<string, unknown>[] = [
  { unrepresentable: 'any' },
  { errorMode: 'ignore' },
  { fallback: (context: { readonly base: unknown }) => context.base },
];

/**
 * The JSON Schema of one side of a Standard Schema: `input` for what a caller passes, `output` for what comes out.
 * `{}` where the library cannot say.
 */
export function standardToJsonSchema(schema: StandardSchemaLike, side: 'input' | 'output'): JsonSchema {
  const convert = schema['~standard'].jsonSchema?.[side];
  if (!convert) return {};
  const target = 'draft-2020-12';
  for (const libraryOptions of [undefined, ...tolerant]) {
    try {
      return convert(libraryOptions ? { target, libraryOptions } : { target });
    } catch {
      // The next wording may be the one this library knows.
    }
  }
  return {};
}
