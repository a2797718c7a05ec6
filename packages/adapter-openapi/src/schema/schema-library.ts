import type { JsonSchema } from '@sallyport/contract';

import { definitionLimit, referenceLimit, totalDefinitionLimit } from '../constants.ts';
import type { References } from '../document/references.ts';
import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import { convertSchema } from './convert-schema.ts';
import type { SchemaMode } from './schema-mode.ts';

/** A converted schema and the references it makes itself. */
export interface ConvertedSchema {
  readonly schema: JsonSchema;
  readonly uses: ReadonlySet<string>;
}

/** Two schemas of one text are one. */
export function schemaText(converted: ConvertedSchema): string {
  const known = texts.get(converted) ?? JSON.stringify(converted.schema);
  texts.set(converted, known);
  return known;
}

const texts = new WeakMap<ConvertedSchema, string>();

/** The schemas of one document, each converted once and shared by all tools that need it. */
export interface SchemaLibrary {
  convert(schema: unknown, mode: SchemaMode): ConvertedSchema;
  /** `$defs` with everything the references need, directly or not; undefined when there are none. */
  definitions(uses: Iterable<string>, mode: SchemaMode): Readonly<Record<string, JsonSchema>> | undefined;
}

/** Makes the library of one document. Its work is linear in the document, however often a schema is used. */
export function createSchemaLibrary(references: References): SchemaLibrary {
  const names = createNames();
  const inline = new Map<SchemaMode, WeakMap<object, ConvertedSchema>>();
  const named = new Map<string, ConvertedSchema | Skip>();
  const closed = new Map<string, Readonly<Record<string, JsonSchema>>>();
  let listed = 0;

  function convert(schema: unknown, mode: SchemaMode): ConvertedSchema {
    const known = inline.get(mode) ?? new WeakMap<object, ConvertedSchema>();
    inline.set(mode, known);
    const before = isRecord(schema) ? known.get(schema) : undefined;
    if (before !== undefined) return before;
    const uses = new Set<string>();
    const nameOf = (reference: string): string => {
      uses.add(reference);
      return names.of(reference, mode);
    };
    const converted = { schema: convertSchema(schema, { mode, references, nameOf }), uses };
    if (isRecord(schema)) known.set(schema, converted);
    return converted;
  }

  function define(reference: string, mode: SchemaMode): ConvertedSchema {
    const key = `${mode} ${reference}`;
    const known = named.get(key) ?? attempt(() => convert(findEnd(reference, references), mode));
    named.set(key, known);
    if (known instanceof Skip) throw known;
    return known;
  }

  function definitions(uses: Iterable<string>, mode: SchemaMode): Readonly<Record<string, JsonSchema>> | undefined {
    const key = JSON.stringify([mode, ...new Set(uses)]);
    const known = closed.get(key) ?? close(uses, mode);
    closed.set(key, known);
    return Object.keys(known).length === 0 ? undefined : known;
  }

  function close(uses: Iterable<string>, mode: SchemaMode): Readonly<Record<string, JsonSchema>> {
    const found = new Map<string, JsonSchema>();
    const queue = [...new Set(uses)];
    for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
      const name = names.of(reference, mode);
      if (found.has(name)) continue;
      if (found.size === definitionLimit || (listed += 1) > totalDefinitionLimit) {
        throw new Skip('schema_too_large', `Its schemas refer to more others than can be listed.`);
      }
      const definition = define(reference, mode);
      found.set(name, definition.schema);
      queue.push(...definition.uses);
    }
    return Object.fromEntries(found);
  }

  return { convert, definitions };
}

function attempt(make: () => ConvertedSchema): ConvertedSchema | Skip {
  try {
    return make();
  } catch (error) {
    if (error instanceof Skip) return error;
    throw error;
  }
}

/** A schema that is nothing but a reference stands for what it names; a ring of them names nothing. */
function findEnd(reference: string, references: References): unknown {
  let value = references.find(reference);
  for (let hops = 0; isRecord(value) && typeof value['$ref'] === 'string'; hops += 1) {
    if (Object.keys(value).length > 1) break;
    if (hops === referenceLimit) {
      throw new Skip('circular_reference', 'A schema is nothing but a reference to itself.');
    }
    value = references.find(value['$ref']);
  }
  return value;
}

/**
 * One short, safe name for each place in a document: its last part, with a number where that is taken. One input may
 * hold a schema as a form reads it and as everything else does, so these have names of their own.
 */
function createNames(): { of(reference: string, mode: SchemaMode): string } {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return {
    of(reference, mode) {
      const key = mode === 'form' ? `form ${reference}` : reference;
      const before = known.get(key);
      if (before !== undefined) return before;
      const wanted = `${lastPart(reference)}${mode === 'form' ? '_form' : ''}`;
      let name = wanted;
      for (let count = counts.get(wanted) ?? 1; taken.has(name); counts.set(wanted, count)) {
        count += 1;
        name = `${wanted}_${count}`;
      }
      taken.add(name);
      known.set(key, name);
      return name;
    },
  };
}

function lastPart(reference: string): string {
  const part = reference.slice(reference.lastIndexOf('/') + 1).replaceAll(/[^A-Za-z0-9_]+/g, '_');
  return part === '' || part === '__proto__' ? 'Schema' : part;
}
