/** Where a value stands: in a schema keywords have meanings, in data nothing has. */
type Role = 'schema' | 'schemas' | 'data';

/** Keywords that hold one schema, or a list of them. */
const holdingOne: ReadonlySet<string> = new Set([
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'oneOf',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Keywords that hold schemas by name. */
const holdingMany: ReadonlySet<string> = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);
/** Keywords whose lists are sets: servers that keep them in one write them in another order at every start. */
const sets: ReadonlySet<string> = new Set(['enum', 'required', 'type']);

/** Why a value has no canonical text. */
export type Uncanonical = 'refers_to_itself' | 'too_large';

type Task =
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'visit'; readonly value: unknown; readonly role: Role }
  | { readonly do: 'leave'; readonly value: object };

/**
 * One text for one meaning: keys in the order of their code units, nothing between tokens, lists that are sets sorted.
 *
 * Texts are compared as they are: letters that look alike are different letters. Nothing is converted, no `toJSON` is
 * called, members that JSON would leave out are left out. Walks without recursion, so that no depth is too deep; what
 * refers to itself, or holds more than `nodes` values, has no text.
 */
export function canonicalText(
  value: unknown,
  role: Role,
  nodes: number,
): { readonly text: string } | { readonly why: Uncanonical } {
  const pieces: string[] = [];
  const open = new Set<object>();
  const tasks: Task[] = [{ do: 'visit', value, role }];
  let visited = 0;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (task.do === 'write') pieces.push(task.text);
    else if (task.do === 'leave') open.delete(task.value);
    else if (typeof task.value !== 'object' || task.value === null) pieces.push(scalarText(task.value));
    else {
      if (open.has(task.value)) return { why: 'refers_to_itself' };
      const parts = expand(task.value, task.role);
      visited += 1 + parts.length;
      if (visited > nodes) return { why: 'too_large' };
      open.add(task.value);
      tasks.push({ do: 'leave', value: task.value });
      // The last one pushed is the first one done.
      for (let at = parts.length - 1; at >= 0; at -= 1) tasks.push(parts[at] as Task);
    }
  }
  return { text: pieces.join('') };
}

function expand(value: object, role: Role): readonly Task[] {
  return Array.isArray(value) ? expandList(value as readonly unknown[], role) : expandObject(value, role);
}

function expandList(list: readonly unknown[], role: Role): readonly Task[] {
  const tasks: Task[] = [{ do: 'write', text: '[' }];
  list.forEach((item, at) => {
    if (at > 0) tasks.push({ do: 'write', text: ',' });
    tasks.push({ do: 'visit', value: item, role: role === 'schema' ? 'schema' : 'data' });
  });
  tasks.push({ do: 'write', text: ']' });
  return tasks;
}

function expandObject(value: object, role: Role): readonly Task[] {
  const tasks: Task[] = [{ do: 'write', text: '{' }];
  for (const key of Object.keys(value).sort()) {
    const member = (value as { readonly [key: string]: unknown })[key];
    if (member === undefined || typeof member === 'function' || typeof member === 'symbol') continue;
    tasks.push({ do: 'write', text: `${tasks.length > 1 ? ',' : ''}${JSON.stringify(key)}:` });
    tasks.push({ do: 'visit', value: role === 'schema' ? asSet(key, member) : member, role: roleOf(key, role) });
  }
  tasks.push({ do: 'write', text: '}' });
  return tasks;
}

function roleOf(key: string, role: Role): Role {
  if (role === 'schemas') return 'schema';
  if (role === 'data') return 'data';
  return holdingOne.has(key) ? 'schema' : holdingMany.has(key) ? 'schemas' : 'data';
}

/** Sorts a list that is a set of plain values; any other list keeps its order. */
function asSet(key: string, value: unknown): unknown {
  if (!sets.has(key) || !Array.isArray(value)) return value;
  const items = value as readonly unknown[];
  if (items.some((item) => typeof item === 'object' && item !== null)) return value;
  return items.toSorted((left, right) => (scalarText(left) < scalarText(right) ? -1 : 1));
}

/** Half a surrogate pair is escaped by `JSON.stringify`, so that two of them stay two when the text becomes bytes. */
function scalarText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  // In a list, JSON says null for what it cannot say.
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'null';
}
