import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';
import { createLossLog, rootPath } from './losses.ts';
import { docText, preparedDefinition, preparedSchema } from './node/prepared-schema.ts';
import type { Side } from './read/constraint-words.ts';
import { readSchema } from './read/read-schema.ts';
import { createTypeTable } from './types/type-table.ts';
import { nameTypes } from './types/name-types.ts';
import { toTypeName } from './types/type-name.ts';

export interface FormattedTypesOptions {
  /** Leave the text unformatted, which is six times as fast. Default: formatted. */
  readonly format?: boolean;
  /** A comment for the top of the file. Default: none. */
  readonly banner?: string;
}

/** A schema that is to become an exported type. */
export interface NamedSchema {
  /** The type's name. Made into a type name if it is none; a number is put behind it if it is taken. */
  readonly name: string;
  readonly schema: unknown;
  /** Default `input`. */
  readonly side?: Side;
}

/**
 * Writes schemas as one formatted `.d.ts` file for people: an exported type for each, doc comments that editors show, the
 * types they share named once. For prompts use `toolsToTs`, which says the same in far fewer tokens.
 *
 * Runs on Node only: the text is made by json-schema-to-typescript, fed with schemas this package has read, so that
 * nothing outside them is looked up. Called by whoever writes files: a command line, a build.
 */
export async function formatTypes(
  schemas: readonly NamedSchema[],
  options: FormattedTypesOptions = {},
): Promise<string> {
  const table = createTypeTable();
  const sites = schemas.map(({ name, schema, side = 'input' }) =>
    readSchema(schema, table, createLossLog(), side, rootPath(toTypeName(name))),
  );
  const taken = new Set<string>();
  const exported = schemas.map(({ name }) => unusedName(toTypeName(name), taken));
  const naming = nameTypes(sites, taken);
  const definitions: { [name: string]: JSONSchema } = {};
  for (const { name, type, doc } of naming.named) definitions[name] = preparedDefinition(type, doc, naming);
  exported.forEach((name, index) => {
    const site = sites[index];
    if (site !== undefined) definitions[name] = preparedSchema(site, naming);
  });
  for (const [name, definition] of Object.entries(definitions)) {
    // A definition that only refers is left out otherwise.
    definitions[name] = '$ref' in definition ? { allOf: [definition], title: name } : { ...definition, title: name };
  }
  const properties = Object.fromEntries(
    Object.keys(definitions).map((name) => [name, { $ref: `#/definitions/${name}` }]),
  );
  const root: JSONSchema = { definitions, title: rootName, type: 'object', properties, additionalProperties: false };
  const text = await compile(root, rootName, {
    additionalProperties: false,
    bannerComment: options.banner === undefined ? '' : `/* ${docText(options.banner)} */`,
    format: options.format ?? true,
    maxItems: -1,
    $refOptions: { resolve: { external: false, file: false, http: false } },
  });
  return text.replace(rootInterface, '');
}

/** The library prints what a root refers to; the root itself is nobody's. */
const rootName = 'UnusedRoot_';
const rootInterface = /^export interface UnusedRoot_ \{[\s\S]*?^\}\n+/m;

function unusedName(wanted: string, taken: Set<string>): string {
  const base = wanted === '' ? 'Schema' : wanted;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}${count}`;
  taken.add(name);
  return name;
}
