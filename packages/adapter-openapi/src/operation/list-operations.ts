import type { OpenApiDocument } from '../document/read-document.ts';
import type { References } from '../document/references.ts';
import { isRecord } from '../is-record.ts';

type Part = Readonly<Record<string, unknown>>;

/** An operation as the document has it. */
export interface RawOperation {
  /** In capitals, or as `additionalOperations` writes it. */
  readonly method: string;
  readonly path: string;
  readonly operation: Part;
  /** The path item around it, for what all its operations share. */
  readonly item: Part;
}

/** A path whose own reference leads nowhere; why is in `error`. */
export interface BrokenPath {
  readonly path: string;
  readonly error: unknown;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Every operation of a document, in its order. Callbacks and webhooks are calls to somebody else and no operations. */
export function listOperations(
  document: OpenApiDocument,
  references: References,
): readonly (RawOperation | BrokenPath)[] {
  return Object.entries(document.paths)
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([path, value]) => listPath(path, value, references));
}

function listPath(path: string, value: unknown, references: References): readonly (RawOperation | BrokenPath)[] {
  let item: Part;
  try {
    const target = references.follow(value);
    // What stands beside a reference counts before what it names.
    item = { ...(isRecord(target) ? target : {}), ...(isRecord(value) ? value : {}) };
  } catch (error) {
    return [{ path, error }];
  }
  const extra = isRecord(item['additionalOperations']) ? Object.entries(item['additionalOperations']) : [];
  const known = methods.map((method) => [method.toUpperCase(), item[method]] as const);
  return [...known, ...extra].flatMap(([method, operation]) =>
    isRecord(operation) ? [{ method, path, operation, item }] : [],
  );
}
