import type { JsonSchema } from '@sallyport/contract';

/** True only when the value surely fits. False means: ask the full validator. */
export type QuickAccept = (value: unknown) => boolean;

type Rule = Readonly<Record<string, unknown>>;

/** Keywords that say nothing about whether a value fits. */
const notes: ReadonlySet<string> = new Set([
  'anyOf',
  'title',
  'description',
  'default',
  'examples',
  '$schema',
  '$comment',
  'deprecated',
  'readOnly',
  'writeOnly',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
]);

const deepest = 16;

/**
 * Builds a check for the plain schemas most tools have. The full validator costs some 15 µs a call; nearly every call
 * is valid, and then this takes well under one. Undefined for a schema with any keyword it does not know.
 */
export function acceptQuickly(schema: JsonSchema, depth = 0): QuickAccept | undefined {
  if (schema === true) return () => true;
  if (schema === false || depth > deepest) return undefined;
  const rule: Rule = schema;
  for (const keyword of Object.keys(rule)) if (!notes.has(keyword)) return undefined;
  if (rule['anyOf'] !== undefined) return acceptAny(rule, depth);
  if (rule['enum'] !== undefined || rule['const'] !== undefined) return acceptLiteral(rule);
  switch (rule['type']) {
    case 'object':
      return acceptObject(rule, depth);
    case 'array':
      return acceptArray(rule, depth);
    case 'string':
      return acceptString(rule);
    case 'number':
    case 'integer':
      return acceptNumber(rule);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case undefined:
      return Object.keys(rule).every((keyword) => keyword === 'description' || keyword === 'title')
        ? () => true
        : undefined;
    default:
      return undefined;
  }
}

/** A union that says nothing else than its branches. */
function acceptAny(rule: Rule, depth: number): QuickAccept | undefined {
  const branches = rule['anyOf'];
  const isAlone = Object.keys(rule).every(
    (keyword) => keyword === 'anyOf' || keyword === 'description' || keyword === 'title',
  );
  if (!Array.isArray(branches) || !isAlone) return undefined;
  const accepts = (branches as readonly JsonSchema[]).map((branch) => acceptQuickly(branch, depth + 1));
  return accepts.every((accept) => accept !== undefined)
    ? (value) => accepts.some((accept) => accept(value))
    : undefined;
}

function acceptLiteral(rule: Rule): QuickAccept | undefined {
  const allowed = Array.isArray(rule['enum']) ? (rule['enum'] as readonly unknown[]) : [rule['const']];
  const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean';
  if (!allowed.every(isPlain) || (rule['type'] !== undefined && rule['type'] !== 'string')) return undefined;
  const set = new Set(allowed);
  return (value) => typeof value === 'string' && set.has(value);
}

function limit(rule: Rule, keyword: string, otherwise: number): number {
  const value = rule[keyword];
  return value === undefined ? otherwise : typeof value === 'number' ? value : NaN;
}

function acceptString(rule: Rule): QuickAccept {
  const least = limit(rule, 'minLength', 0);
  const most = limit(rule, 'maxLength', Infinity);
  // Lengths count code points; where units and code points could differ in judgement, the full validator decides.
  return (value) => typeof value === 'string' && value.length <= most && value.length >= least * (least > 0 ? 2 : 1);
}

function acceptNumber(rule: Rule): QuickAccept {
  const least = limit(rule, 'minimum', -Infinity);
  const most = limit(rule, 'maximum', Infinity);
  const isInteger = rule['type'] === 'integer';
  return (value) =>
    typeof value === 'number' && value >= least && value <= most && (!isInteger || Number.isInteger(value));
}

function acceptArray(rule: Rule, depth: number): QuickAccept | undefined {
  const items = rule['items'];
  if (items === undefined) return (value) => Array.isArray(value);
  if (Array.isArray(items)) return undefined;
  const accept = acceptQuickly(items as JsonSchema, depth + 1);
  return accept && ((value) => Array.isArray(value) && value.every(accept));
}

function acceptObject(rule: Rule, depth: number): QuickAccept | undefined {
  const members = new Map<string, QuickAccept>();
  for (const [name, member] of Object.entries((rule['properties'] ?? {}) as Record<string, JsonSchema>)) {
    const accept = acceptQuickly(member, depth + 1);
    if (!accept) return undefined;
    members.set(name, accept);
  }
  const required = Array.isArray(rule['required']) ? (rule['required'] as readonly string[]) : [];
  const extra = rule['additionalProperties'];
  const isOpen = extra === undefined || extra === true;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const name of required) if (!Object.hasOwn(value, name)) return false;
    if (isOpen && members.size === 0) return true;
    for (const name of Object.keys(value)) {
      const accept = members.get(name);
      if (accept ? !accept((value as Readonly<Record<string, unknown>>)[name]) : !isOpen) return false;
    }
    return true;
  };
}
