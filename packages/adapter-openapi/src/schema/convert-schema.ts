import type { JsonSchema } from '@sallyport/contract';

import { nestingLimit } from '../constants.ts';
import type { References } from '../document/references.ts';
import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import { allowNull } from './allow-null.ts';
import { fileSchema } from './file-schema.ts';
import { hiddenMembers } from './hidden-members.ts';
import { isBinary } from './is-binary.ts';
import { lists, looseInOutput, maps, plain, single, typeNames } from './keywords.ts';
import type { SchemaMode } from './schema-mode.ts';

/** What the conversion of one schema needs of its document. */
export interface ConvertContext {
  readonly mode: SchemaMode;
  readonly references: References;
  /** The name of a definition; the schema then uses it. */
  nameOf(reference: string): string;
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * A schema of an OpenAPI document of any version as plain JSON Schema 2020-12. References become `#/$defs/<name>`, so a
 * schema that refers to itself stays as small as it was written.
 */
export function convertSchema(schema: unknown, context: ConvertContext): JsonSchema {
  return convert(schema, { ...context, depth: 0, hidden: new Set() });
}

interface Place extends ConvertContext {
  readonly depth: number;
  /** Members that a schema around this one, through its `allOf`, keeps from this side. */
  readonly hidden: ReadonlySet<string>;
}

function convert(schema: unknown, place: Place): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  if (!isRecord(schema)) return {};
  if (place.depth > nestingLimit) {
    throw new Skip(
      'schema_too_large',
      `A schema is nested more than ${nestingLimit} levels deep. If its references were replaced by what they name, pass the document as it was.`,
    );
  }
  if (place.mode === 'form' && isBinary(schema)) return withWords(fileSchema, schema);
  const own = hiddenMembers(schema, place.mode, place.references);
  const here: Place = { ...place, hidden: own.size === 0 ? place.hidden : new Set([...place.hidden, ...own]) };
  const members = Object.entries(schema).flatMap(([keyword, value]) => convertKeyword(keyword, value, schema, here));
  return allowNull(withDiscriminator(Object.fromEntries(members), schema), schema);
}

function convertKeyword(keyword: string, value: unknown, schema: Schema, place: Place): readonly [string, unknown][] {
  if (keyword === '$ref' && typeof value === 'string') return [['$ref', `#/$defs/${place.nameOf(value)}`]];
  if (place.mode === 'output') {
    if (looseInOutput.has(keyword)) return [];
    // Members a document does not know yet are no reason to refuse a response.
    if (keyword === 'additionalProperties' && value === false) return [];
  }
  if (maps.has(keyword)) return convertMap(keyword, value, place);
  if (lists.has(keyword) && Array.isArray(value)) {
    // `oneOf` is nearly always meant as "one of these kinds", and written with kinds that overlap.
    const name = keyword === 'oneOf' && schema['anyOf'] === undefined ? 'anyOf' : keyword;
    const item = keyword === 'allOf' ? deeper(place) : inner(place);
    return [[name, value.map((part) => convert(part, item))]];
  }
  if (single.has(keyword)) return [[keyword, convert(value, inner(place))]];
  return plain.has(keyword) ? copyPlain(keyword, value, schema, place.hidden) : [];
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

function inner(place: Place): Place {
  return { ...place, depth: place.depth + 1, hidden: new Set() };
}

function convertMap(keyword: string, value: unknown, place: Place): readonly [string, unknown][] {
  if (!isRecord(value)) return [];
  const members = Object.entries(value)
    .filter(([name]) => keyword !== 'properties' || !place.hidden.has(name))
    .map(([name, member]) => [name, convert(member, inner(place))] as const);
  return [[keyword, Object.fromEntries(members)]];
}

function copyPlain(
  keyword: string,
  value: unknown,
  schema: Schema,
  hidden: ReadonlySet<string>,
): readonly [string, unknown][] {
  switch (keyword) {
    case 'required': {
      const names = Array.isArray(value) ? value.filter((name) => typeof name === 'string' && !hidden.has(name)) : [];
      return names.length === 0 ? [] : [['required', names]];
    }
    case 'type':
      return copyType(value);
    case 'minimum':
    case 'maximum':
      return copyBound(keyword, value, schema);
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return typeof value === 'number' ? [[keyword, value]] : [];
    default:
      return [[keyword, value]];
  }
}

function copyType(value: unknown): readonly [string, unknown][] {
  if (!Array.isArray(value)) return typeNames.has(value) ? [['type', value]] : [];
  const known = value.filter((name) => typeNames.has(name));
  return known.length === 0 || known.length < value.length ? [] : [['type', known]];
}

/** In 3.0 `exclusiveMinimum: true` says how `minimum` is meant. */
function copyBound(keyword: 'minimum' | 'maximum', value: unknown, schema: Schema): readonly [string, unknown][] {
  if (typeof value !== 'number') return [];
  const exclusive = keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  return [[schema[exclusive] === true ? exclusive : keyword, value]];
}

function withWords(file: JsonSchema, { description }: Schema): JsonSchema {
  return typeof description === 'string' && typeof file === 'object' ? { ...file, description } : file;
}

/** Which member tells the kinds apart is worth a word; JSON Schema has no keyword for it. */
function withDiscriminator(converted: Schema, { discriminator, description }: Schema): Schema {
  const { propertyName } = isRecord(discriminator) ? discriminator : {};
  if (typeof propertyName !== 'string') return converted;
  const words = `Kinds are told apart by ${JSON.stringify(propertyName)}.`;
  return { ...converted, description: typeof description === 'string' ? `${description} ${words}` : words };
}
