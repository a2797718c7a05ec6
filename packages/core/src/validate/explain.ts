import type { JsonSchema } from '@sallyport/contract';
import type { OutputUnit } from '@cfworker/json-schema';

/** A message names this many problems; the rest would only repeat them. */
const mostProblems = 5;
/** Errors looked at: a long list of wrong items has as many, and all say the same. */
const mostErrors = 256;
const longestShown = 60;

/** Keywords that only say that something inside them failed. */
const wrappers: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'allOf',
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'contains',
  'unevaluatedProperties',
  'unevaluatedItems',
]);

/** Validation errors in words that tell a model what to change. */
export function explain(found: readonly OutputUnit[], value: unknown, schema: JsonSchema): string {
  const errors = found.slice(0, mostErrors);
  const problems = new Set<string>();
  const inBranches = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  for (const error of errors) {
    if (wrappers.has(error.keyword)) continue;
    // Inside a union every branch complains; the union's own sentence says it once.
    const isBranch = inBranches.some(
      (branch) => branch !== error && error.keywordLocation.startsWith(`${branch.keywordLocation}/`),
    );
    if (isBranch) continue;
    problems.add(sentence(error, value, schema));
  }
  if (problems.size === 0) for (const error of errors) problems.add(error.error);
  const shown = [...problems].slice(0, mostProblems);
  const rest = problems.size - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

function sentence(error: OutputUnit, value: unknown, schema: JsonSchema): string {
  const path = steps(error.instanceLocation);
  const where = path.length === 0 ? 'the input' : display(path);
  const found = follow(value, path);
  const rule = follow(
    schema,
    steps(error.keywordLocation).filter((step) => step !== '$ref'),
  );
  switch (error.keyword) {
    case 'required': {
      const missing = /"(.*)"/su.exec(error.error)?.[1] ?? '';
      return `${display([...path, missing])} is required`;
    }
    case 'type':
      return `${where} must be ${typeWords(rule, error.error)}, not ${show(found)}`;
    case 'enum':
      return `${where} must be one of ${list(rule)}, not ${show(found)}`;
    case 'const':
      return `${where} must be ${show(rule)}, not ${show(found)}`;
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const extra = /"(.*)"/su.exec(error.error)?.[1] ?? '';
      return `${display([...path, extra])} is not a field of this tool`;
    }
    case 'false':
      return `${where} is not a field of this tool`;
    case 'anyOf':
    case 'oneOf':
      return `${where} fits none of the allowed forms${unionWords(rule)}: it is ${show(found)}`;
    default:
      return `${where}: ${error.error.replace(/\.$/u, '')}`;
  }
}

function steps(pointer: string): string[] {
  return pointer
    .replace(/^#?\/?/u, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function follow(from: unknown, path: readonly string[]): unknown {
  let at = from;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

function display(path: readonly string[]): string {
  return path.map((step, index) => (/^\d+$/u.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

function typeWords(rule: unknown, text: string): string {
  if (typeof rule === 'string') return `${/^[aeio]/u.test(rule) ? 'an' : 'a'} ${rule}`;
  if (Array.isArray(rule)) return rule.join(' or ');
  return /Expected "?(.*?)"?\.?$/u.exec(text)?.[1]?.replaceAll('"', '') ?? 'of another type';
}

function unionWords(rule: unknown): string {
  if (!Array.isArray(rule)) return '';
  const words = rule.map((branch: unknown) => {
    const {
      type,
      title,
      const: constant,
    } = (typeof branch === 'object' && branch !== null ? branch : {}) as Record<string, unknown>;
    return constant !== undefined
      ? show(constant)
      : typeof title === 'string'
        ? title
        : typeof type === 'string'
          ? type
          : undefined;
  });
  return words.every((word) => word !== undefined) ? ` (${cut(words.join(' | '))})` : '';
}

function list(rule: unknown): string {
  return Array.isArray(rule) ? cut(rule.map(show).join(', '), longestShown * 4) : 'its allowed values';
}

function show(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return cut(JSON.stringify(value) ?? typeof value);
}

function cut(text: string, length = longestShown): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
