import type { OpenApiDocument } from '../document/read-document.ts';
import type { References } from '../document/references.ts';
import type { FormAndSchema } from './read-body.ts';
import type { Members } from './read-paging.ts';
import type { SchemaLibrary } from '../schema/schema-library.ts';

/** What reading an operation needs of its document. */
export interface Reader {
  readonly document: OpenApiDocument;
  readonly references: References;
  readonly schemas: SchemaLibrary;
  /** The document's own security schemes, references followed. */
  /** Forms of bodies that were read already, by what the document says of them and their media type. */
  readonly forms: WeakMap<object, Map<string, FormAndSchema>>;
  /** Members of schemas that were looked into for pages already. */
  readonly members: WeakMap<object, Members>;
  readonly schemes: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}
