import { compile } from '@sallyport/core';
import { createTypeChecker } from '@sallyport/typecheck/node';

import type { Stage } from '../stage/create-stage.ts';

/** What a checker says of a call whose tool it cannot see. */
const unseen: ReadonlySet<string> = new Set(['unknown_tool', 'unknown_namespace']);

/**
 * True when a program calls only what the prompt shows: it is checked against the types in the prompt, and not against all
 * there are.
 */
export async function isShown(code: string, { codeMode, told }: Stage): Promise<boolean> {
  const types = codeMode.prompt.api;
  if (!told.system.includes(types)) return false;
  const compiled = compile(code);
  if (!compiled.ok) return false;
  await using checker = createTypeChecker({ types: withoutEmpty(types) });
  const findings = await checker.check(compiled.toCheck().texts);
  return findings.every((finding) => !unseen.has(finding.code));
}

/** A namespace of which only names are shown is an empty type, and of those the checker asks nothing. */
function withoutEmpty(types: string): string {
  return types.replaceAll(/^( \S+: \{)$/gm, '$1 $unseen?: never;');
}
