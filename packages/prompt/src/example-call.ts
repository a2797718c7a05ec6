import type { ApiEntry } from './api-parts.ts';
import { isContained } from './is-contained.ts';
import { printAccess, printKey } from './member-name.ts';
import { defuse } from './plain-text.ts';

/** A call this long teaches nothing more. */
const callCharacters = 160;

/** A call that the tool's types accept, as an expression without `await`; nothing when no sample is easy to make. */
export function exampleCall(entry: ApiEntry): string | undefined {
  const required = (entry.parameters ?? []).filter((parameter) => parameter.required === true);
  const members: string[] = [];
  for (const { name, sample } of required) {
    if (sample === undefined || name === '__proto__') return undefined;
    members.push(`${printKey(name)}: ${sample}`);
  }
  const input = members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  const call = defuse(`${printAccess(entry)}(${input})`);
  const fits = call.length <= callCharacters && !call.includes('\n') && isContained(call);
  return fits ? call : undefined;
}
