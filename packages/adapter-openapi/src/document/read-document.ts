import { isRecord } from '../is-record.ts';
import { OpenApiAdapterError } from '../open-api-adapter-error.ts';

/** An OpenAPI document that says it is one. Everything below the first level is unread. */
export interface OpenApiDocument {
  readonly root: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly minor: number;
}

/** Takes an object or JSON text. Nothing is copied, fetched or resolved here. */
export function readDocument(source: unknown): OpenApiDocument {
  const root = typeof source === 'string' ? parseText(source) : source;
  if (!isRecord(root)) {
    throw new OpenApiAdapterError('invalid_document', 'An OpenAPI document is an object, or the JSON text of one.');
  }
  const minor = readMinor(root);
  const paths = root['paths'] ?? {};
  if (!isRecord(paths)) throw new OpenApiAdapterError('invalid_document', '"paths" of a document is an object.');
  return { root, paths, minor };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new OpenApiAdapterError(
      'invalid_document',
      'The text is not JSON. For YAML pass the parsed object: fromOpenApi(parse(text), …) with parse of the "yaml" package.',
      { cause },
    );
  }
}

function readMinor(root: Readonly<Record<string, unknown>>): number {
  const version = root['openapi'];
  const minor = typeof version === 'string' ? /^3\.([0-2])(?:\.|$)/.exec(version)?.[1] : undefined;
  if (minor !== undefined) return Number(minor);
  const said = root['swagger'] === undefined ? 'names no version of these' : 'is Swagger 2.0: convert it to 3.x first';
  throw new OpenApiAdapterError('unsupported_version', `OpenAPI 3.0, 3.1 and 3.2 are read; the document ${said}.`);
}
