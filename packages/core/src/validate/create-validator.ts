import type { JsonSchema } from '@sallyport/contract';
import { dereference, validate, type OutputUnit, type Schema, type SchemaDraft } from '@cfworker/json-schema';

import { schemaReferences, validationSteps } from '../limits.ts';
import { acceptQuickly } from './accept-quickly.ts';
import { prepareSchema, type PreparedSchema } from './prepare-schema.ts';
import { isAffordable } from './safe-pattern.ts';
import { explain } from './explain.ts';

/** Says what is wrong with a value, in words for a model; undefined when it fits. */
export type Validator = (value: unknown) => string | undefined;

class TooManyReferences extends Error {}
class TooManySteps extends Error {}

/**
 * A validator for one schema, without coercion. It is made when first used and never compiles code, so it works where
 * `eval` does not. A schema that is too large, too deep or multiplies without end is not enforced here: its tool will
 * judge for itself.
 */
export function createValidator(schema: JsonSchema): Validator {
  let prepared: { readonly is: PreparedSchema; readonly lookup: Record<string, Schema | boolean> } | undefined;
  let isHopeless = schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0);
  let steps = 0;
  const onStep = (): void => {
    if (++steps > validationSteps) throw new TooManySteps();
  };
  const prepare = (): typeof prepared => {
    const is = prepareSchema(schema, onStep);
    if (!is) return undefined;
    try {
      return { is, lookup: dereference(is.schema) };
    } catch {
      return undefined;
    }
  };
  const accepts = acceptQuickly(schema);
  return (value) => {
    if (isHopeless || accepts?.(value)) return undefined;
    prepared ??= prepare();
    if (!prepared) {
      isHopeless = true;
      return undefined;
    }
    const { is, lookup } = prepared;
    if (is.power > 1 && !isAffordable(is.power, longestText(value))) return undefined;
    steps = 0;
    const errors = check(is.schema, value, lookup);
    if (!errors) return 'the value is too large to be checked against the schema: send less at a time';
    return errors.length === 0 ? undefined : explain(errors, value, is.schema);
  };
}

/** 2020-12 and 2019-09 read `items` and `$ref` differently from the drafts before them. */
function draftOf(schema: JsonSchema): SchemaDraft {
  const dialect = typeof schema === 'object' ? schema['$schema'] : undefined;
  const named = typeof dialect === 'string' ? dialect : '';
  if (named.includes('draft-04')) return '4';
  if (named.includes('draft-06') || named.includes('draft-07')) return '7';
  return named.includes('2019-09') ? '2019-09' : '2020-12';
}

function check(
  schema: JsonSchema,
  value: unknown,
  lookup: Record<string, Schema | boolean>,
): readonly OutputUnit[] | undefined {
  let references = 0;
  const counted = new Proxy(lookup, {
    get(target, key) {
      if (++references > schemaReferences) throw new TooManyReferences();
      return target[key as string];
    },
  });
  try {
    return validate(value, schema, draftOf(schema), counted, false).errors;
  } catch (error) {
    if (error instanceof TooManySteps) return undefined;
    // Endless references, unresolvable ones, or values that are no JSON: the schema cannot be applied.
    return [];
  }
}

function longestText(value: unknown): number {
  let longest = 0;
  const visit = (item: unknown): void => {
    if (typeof item === 'string') longest = Math.max(longest, item.length);
    else if (typeof item === 'object' && item !== null) {
      for (const [key, member] of Object.entries(item)) {
        longest = Math.max(longest, key.length);
        visit(member);
      }
    }
  };
  visit(value);
  return longest;
}
