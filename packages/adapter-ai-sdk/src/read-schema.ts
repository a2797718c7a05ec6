import type { JsonSchema } from '@sallyport/contract';

import { isRecord } from './is-record.ts';

type Side = 'input' | 'output';

/**
 * The JSON Schema of whatever the AI SDK takes for a schema, or undefined where it tells none: a zod 3 schema, or one its
 * library cannot convert. Never rejects: one odd schema must not hide the other tools.
 */
export async function readSchema(schema: unknown, side: Side): Promise<JsonSchema | undefined> {
  try {
    const known = unwrapLazy(schema);
    const own = 'jsonSchema' in known ? known['jsonSchema'] : undefined;
    const told: unknown = await (typeof own === 'function' ? own.call(known) : own);
    if (isRecord(told)) return told;
    return readStandardSchema(known, side);
  } catch {
    return undefined;
  }
}

/**
 * Checks a value as the AI SDK does before `execute`, and gives the value `execute` will see: defaults filled in,
 * transforms applied. A schema without a check lets everything pass.
 */
export async function parseInput(schema: unknown, value: unknown): Promise<ParsedInput> {
  const known = unwrapLazy(schema);
  const standard = known['~standard'];
  if (isRecord(standard) && typeof standard['validate'] === 'function') {
    const result: unknown = await standard['validate'](value);
    if (!isRecord(result)) return { ok: true, value };
    return result['issues'] === undefined ? { ok: true, value: result['value'] } : refusal(result['issues']);
  }
  if (typeof known['validate'] !== 'function') return { ok: true, value };
  const result: unknown = await known['validate'](value);
  if (!isRecord(result)) return { ok: true, value };
  if (result['success'] === true) return { ok: true, value: result['value'] };
  return refusal(result['error']);
}

/** What came of {@link parseInput}. */
export type ParsedInput =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** The AI SDK takes a schema or a function that makes one; an absent schema has no fields. */
function unwrapLazy(schema: unknown): Readonly<Record<string, unknown>> {
  // ArkType's schemas are functions, and no thunks.
  const value: unknown = typeof schema === 'function' && !('~standard' in schema) ? schema() : schema;
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}

function readStandardSchema(schema: Readonly<Record<string, unknown>>, side: Side): JsonSchema | undefined {
  const options = { target: 'draft-2020-12', io: side, unrepresentable: 'any' };
  const standard = schema['~standard'];
  const converter = isRecord(standard) ? standard['jsonSchema'] : undefined;
  const convert = isRecord(converter) ? converter[side] : undefined;
  const attempts = [
    () => (typeof convert === 'function' ? convert.call(converter, { target: options.target }) : undefined),
    () => (typeof convert === 'function' ? convert.call(converter, { target: 'draft-07' }) : undefined),
    // zod's own method can leave open what JSON Schema cannot say, where the standard one throws.
    () => (typeof schema['toJSONSchema'] === 'function' ? schema['toJSONSchema'](options) : undefined),
  ];
  for (const attempt of attempts) {
    const result = attemptOr(attempt);
    if (isRecord(result)) return result;
  }
  return undefined;
}

function attemptOr(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

function refusal(reason: unknown): ParsedInput {
  const issues = issuesOf(reason);
  return { ok: false, message: issues.length === 0 ? 'The input does not fit the tool.' : issues.join('\n') };
}

function issuesOf(reason: unknown): readonly string[] {
  if (Array.isArray(reason)) return reason.filter(isRecord).map(describeIssue);
  if (!isRecord(reason)) return [];
  if (Array.isArray(reason['issues'])) return issuesOf(reason['issues']);
  if (isRecord(reason['cause']) || Array.isArray(reason['cause'])) return issuesOf(reason['cause']);
  return typeof reason['message'] === 'string' ? [reason['message']] : [];
}

function describeIssue(issue: Readonly<Record<string, unknown>>): string {
  const path = Array.isArray(issue['path']) ? issue['path'].map(pathKey).join('.') : '';
  return path === '' ? String(issue['message']) : `${path}: ${String(issue['message'])}`;
}

function pathKey(segment: unknown): string {
  return String(isRecord(segment) ? segment['key'] : segment);
}
