import type { Keywords } from './keywords.ts';

/** True when other keywords may decide what is left unevaluated. */
export function hasApplicators(keywords: Keywords): boolean {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, if: condition, dependentSchemas, dependencies } = keywords;
  return [$ref, $dynamicRef, allOf, anyOf, oneOf, condition, dependentSchemas, dependencies].some(
    (keyword) => keyword !== undefined,
  );
}
