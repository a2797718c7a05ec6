import { createLossLog, rootPath } from './losses.ts';
import type { Loss } from './losses.ts';
import { declarationTexts } from './print/declaration.ts';
import type { Declaration } from './print/declaration.ts';
import { printSite } from './print/print-type.ts';
import type { Side } from './read/constraint-words.ts';
import { readSchema } from './read/read-schema.ts';
import { nameTypes } from './types/name-types.ts';
import { createTypeTable } from './types/type-table.ts';
import { toTypeName } from './types/type-name.ts';

export interface SchemaToTsOptions {
  /** Names what has no name of its own. */
  readonly name: string;
  /** `output` says less of lengths and ranges. Default `input`. */
  readonly side?: Side;
}

/** One schema as TypeScript. */
export interface SchemaTs {
  /** A type expression; it may use the declarations. */
  readonly expression: string;
  /** The named types it needs, in the order they are first used. */
  readonly declarations: readonly Declaration[];
  /** Everything the schema says and the type does not. */
  readonly losses: readonly Loss[];
}

/**
 * Prints one JSON Schema of any draft as a TypeScript type. For an API of many schemas use `toolsToTs`, which shares
 * their types.
 *
 * Never throws, fetches nothing, changes nothing; the same schema gives the same text. Whatever cannot be understood is
 * `unknown`, and a loss.
 */
export function schemaToTs(schema: unknown, options: SchemaToTsOptions): SchemaTs {
  const losses = createLossLog();
  const path = rootPath(toTypeName(String(options.name)));
  const site = readSchema(schema, createTypeTable(), losses, options.side ?? 'input', path);
  const names = nameTypes([site], new Set());
  return {
    expression: printSite(site, { names, docs: true }, ''),
    declarations: declarationTexts(names),
    get losses() {
      return losses.list();
    },
  };
}
