import type { OpenApiDocument } from '../document/read-document.ts';
import type { References } from '../document/references.ts';
import type { SchemaLibrary } from '../schema/schema-library.ts';

/** What reading an operation needs of its document. */
export interface Reader {
  readonly document: OpenApiDocument;
  readonly references: References;
  readonly schemas: SchemaLibrary;
  /** The document's own security schemes, references followed. */
  readonly schemes: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}
