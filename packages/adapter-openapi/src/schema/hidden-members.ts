import type { References } from '../document/references.ts';
import { isRecord } from '../is-record.ts';
import type { SchemaMode } from './schema-mode.ts';

const deepest = 4;
/** Parts looked at for one schema: `allOf` within `allOf` could multiply. */
const mostParts = 200;

/** Names of the members a schema, or a part of its `allOf`, keeps from this side. They are not required of it either. */
export function hiddenMembers(
  schema: Readonly<Record<string, unknown>>,
  mode: SchemaMode,
  references: References,
): ReadonlySet<string> {
  const flag = mode === 'output' ? 'writeOnly' : 'readOnly';
  const hidden = new Set<string>();
  let parts = 0;
  const visit = (part: unknown, depth: number): void => {
    if ((parts += 1) > mostParts) return;
    const { properties, allOf } = isRecord(part) ? part : {};
    for (const [name, member] of isRecord(properties) ? Object.entries(properties) : []) {
      if (isFlagged(member, flag, references)) hidden.add(name);
    }
    if (depth === deepest || !Array.isArray(allOf)) return;
    for (const inner of allOf) visit(follow(inner, references), depth + 1);
  };
  visit(schema, 0);
  return hidden;
}

function isFlagged(member: unknown, flag: 'readOnly' | 'writeOnly', references: References): boolean {
  if (!isRecord(member)) return false;
  if (member[flag] !== undefined) return member[flag] === true;
  const target = typeof member['$ref'] === 'string' ? follow(member, references) : member;
  return isRecord(target) && target[flag] === true;
}

/** A reference that leads nowhere is reported where the schema itself is read. */
function follow(value: unknown, references: References): unknown {
  try {
    return references.follow(value);
  } catch {
    return undefined;
  }
}
