import { showUnseen } from '../print/quote.ts';
import { saysInteger } from './json-kind.ts';
import type { Keywords } from './keywords.ts';

/** Which way values travel. What a tool answers need not be checked by the program, so less is said about it. */
export type Side = 'input' | 'output';

/** One thing a type cannot say, and the keyword that says it. */
export interface ConstraintWord {
  readonly keyword: string;
  readonly word: string;
}

/** Longest JSON value that is quoted in a comment. */
const maximumValueCharacters = 400;
/** Longest pattern or format that is repeated in a comment. */
const maximumTextCharacters = 2_000;
const maximumExamples = 3;

/** Everything `keywords` asks of a value beyond its type, in few words: `integer`, `1..100`, `default 10`, `/^a/`. */
export function constraintWords(keywords: Keywords, side: Side): readonly ConstraintWord[] {
  if (!hasWords(keywords)) return none;
  const words: ConstraintWord[] = [];
  const add = (keyword: string, word: string | undefined): void => {
    if (word !== undefined) words.push({ keyword, word });
  };
  if (saysInteger(keywords.type) && keywords.enum === undefined && keywords.const === undefined) add('type', 'integer');
  add('format', text(keywords.format));
  add('contentEncoding', text(keywords.contentEncoding));
  add('contentMediaType', text(keywords.contentMediaType));
  if (keywords.deprecated === true) add('deprecated', 'deprecated');
  if (side === 'output') return words;
  addNumberWords(keywords, add);
  addRange(keywords.minLength, keywords.maxLength, 'Length', 'char', 'chars', add);
  const pattern = text(keywords.pattern);
  if (pattern !== undefined) add('pattern', `/${pattern}/`);
  addRange(keywords.minItems, keywords.maxItems, 'Items', 'item', 'items', add);
  if (keywords.uniqueItems === true) add('uniqueItems', 'unique items');
  addContains(keywords, add);
  addRange(keywords.minProperties, keywords.maxProperties, 'Properties', 'property', 'properties', add);
  addDependencies(keywords, add);
  if (keywords.readOnly === true) add('readOnly', 'read-only');
  if ('default' in keywords) add('default', labelled('default', keywords.default));
  if (Array.isArray(keywords.examples)) add('examples', exampleWords(keywords.examples));
  return words;
}

const none: readonly ConstraintWord[] = [];

/** Keywords a type does say, or that have no words. Most schemas have no others. */
const wordless: ReadonlySet<string> = new Set([
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'description',
  'enum',
  'items',
  'oneOf',
  'properties',
  'required',
  'title',
  '$ref',
]);

function hasWords(keywords: Keywords): boolean {
  for (const keyword in keywords) {
    if (
      keyword === 'type' ? typeof keywords.type !== 'string' || keywords.type === 'integer' : !wordless.has(keyword)
    ) {
      return true;
    }
  }
  return false;
}

type Add = (keyword: string, word: string | undefined) => void;

function addNumberWords(keywords: Keywords, add: Add): void {
  const { exclusiveMinimum, exclusiveMaximum } = keywords;
  const minimum = bound(keywords.minimum);
  const maximum = bound(keywords.maximum);
  // Draft 4 spells exclusive bounds as a boolean beside the bound.
  const above = bound(exclusiveMinimum) ?? (exclusiveMinimum === true ? minimum : undefined);
  const below = bound(exclusiveMaximum) ?? (exclusiveMaximum === true ? maximum : undefined);
  const least = exclusiveMinimum === true ? undefined : minimum;
  const most = exclusiveMaximum === true ? undefined : maximum;
  if (least !== undefined && most !== undefined) add('minimum', `${least}..${most}`);
  else if (least !== undefined) add('minimum', `min ${least}`);
  else if (most !== undefined) add('maximum', `max ${most}`);
  if (above !== undefined) add('exclusiveMinimum', `> ${above}`);
  if (below !== undefined) add('exclusiveMaximum', `< ${below}`);
  if (typeof keywords.multipleOf === 'number') add('multipleOf', `multiple of ${keywords.multipleOf}`);
}

/** Some libraries write the safe-integer limits for every integer: they say nothing. */
function bound(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
}

function addRange(least: unknown, most: unknown, name: string, one: string, many: string, add: Add): void {
  const low = typeof least === 'number' && least > 0 ? least : undefined;
  const high = typeof most === 'number' && most < Number.MAX_SAFE_INTEGER ? most : undefined;
  if (low !== undefined && high !== undefined) {
    add(`min${name}`, low === high ? `${low} ${low === 1 ? one : many}` : `${low}..${high} ${many}`);
  } else if (low !== undefined) add(`min${name}`, `min ${low} ${low === 1 ? one : many}`);
  else if (high !== undefined) add(`max${name}`, `max ${high} ${high === 1 ? one : many}`);
}

function addContains(keywords: Keywords, add: Add): void {
  if (keywords.contains === undefined) return;
  const { minContains, maxContains } = keywords;
  const least = typeof minContains === 'number' ? minContains : 1;
  const count = typeof maxContains === 'number' ? `${least}..${maxContains}` : `min ${least}`;
  add('contains', labelled(`${count} items like`, keywords.contains));
}

function addDependencies(keywords: Keywords, add: Add): void {
  for (const keyword of ['dependentRequired', 'dependencies'] as const) {
    const map = keywords[keyword];
    if (typeof map !== 'object' || map === null) continue;
    for (const [key, needed] of Object.entries(map).slice(0, 20)) {
      if (Array.isArray(needed) && needed.length > 0) {
        add(keyword, cut(showUnseen(`${key} requires ${needed.slice(0, 20).map(String).join(', ')}`)));
      }
    }
  }
}

function exampleWords(examples: readonly unknown[]): string | undefined {
  const texts = examples.slice(0, maximumExamples).flatMap((example) => valueText(example) ?? []);
  return texts.length === 0 ? undefined : `e.g. ${texts.join(', ')}`;
}

function labelled(label: string, value: unknown): string | undefined {
  const shown = valueText(value);
  return shown === undefined ? undefined : `${label} ${shown}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string'
    ? cut(showUnseen(value.slice(0, maximumTextCharacters + 1)), maximumTextCharacters)
    : undefined;
}

/** A value as JSON, cut where it is long. */
function valueText(value: unknown): string | undefined {
  // A long text is cut before it is serialised, not after.
  const short = typeof value === 'string' ? value.slice(0, maximumValueCharacters + 1) : value;
  const json: string | undefined = JSON.stringify(short);
  return json === undefined ? undefined : cut(showUnseen(json));
}

function cut(shown: string, limit = maximumValueCharacters): string {
  return shown.length <= limit ? shown : `${shown.slice(0, limit)}…`;
}
