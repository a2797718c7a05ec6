import { operationLimit } from './constants.ts';
import type { OpenApiDocument } from './document/read-document.ts';
import { type References, createReferences } from './document/references.ts';
import { Skip } from './document/skip.ts';
import { isRecord } from './is-record.ts';
import type { FromOpenApiOptions } from './open-api-options.ts';
import { OpenApiAdapterError } from './open-api-adapter-error.ts';
import { type BrokenPath, type RawOperation, listOperations } from './operation/list-operations.ts';
import type { OpenApiOperation, Operation } from './operation/operation.ts';
import { nameOperations } from './operation/operation-names.ts';
import { identify, readOperation } from './operation/read-operation.ts';
import type { Reader } from './operation/reader.ts';
import { createSchemaLibrary } from './schema/schema-library.ts';
import { readServerRules } from './server-rules.ts';

/** Reads every operation the host wants, and reports those that cannot be had. */
export function readOperations(document: OpenApiDocument, options: FromOpenApiOptions): readonly Operation[] {
  const references = createReferences(document.root);
  const listed = listOperations(document, references);
  const whole = listed.filter((each): each is RawOperation => 'operation' in each);
  if (whole.length > operationLimit) {
    throw new OpenApiAdapterError('too_many_operations', `The document has more than ${operationLimit} operations.`);
  }
  for (const each of listed) if (!('operation' in each)) reportPath(each, options);
  const reader: Reader = {
    document,
    references,
    schemas: createSchemaLibrary(references),
    forms: new WeakMap(),
    members: new WeakMap(),
    schemes: readSchemes(document, references),
  };
  const rules = {
    servers: readServerRules(document, options),
    credentials: options.security && new Set(Object.keys(options.security)),
    outputs: options.outputs ?? 'typed',
  };
  const names = nameOperations(whole);
  return whole.flatMap((raw, index) => {
    const { name, wanted } = names[index] ?? { name: raw.path, wanted: undefined };
    const identity = identify(raw, name);
    if (options.include?.(identity) === false) return [];
    if (wanted !== undefined) options.onRename?.({ ...identity, wanted });
    return attempt(identity, options, () => readOperation(raw, name, reader, rules));
  });
}

function attempt(
  identity: OpenApiOperation,
  { onSkip }: FromOpenApiOptions,
  read: () => Operation,
): readonly Operation[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof Skip)) throw error;
    onSkip?.({ ...identity, code: error.code, reason: error.message });
    return [];
  }
}

/** A path that cannot be read stands for all its operations. */
function reportPath({ path, error }: BrokenPath, { onSkip }: FromOpenApiOptions): void {
  if (!(error instanceof Skip)) throw error;
  const identity = { name: path, method: '*', path, operationId: undefined, tags: [], deprecated: false };
  onSkip?.({ ...identity, code: error.code, reason: error.message });
}

/** A scheme that cannot be read is one the document does not have. */
function readSchemes(
  { root }: OpenApiDocument,
  references: References,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const components = isRecord(root['components']) ? root['components'] : {};
  const schemes = isRecord(components['securitySchemes']) ? Object.entries(components['securitySchemes']) : [];
  return new Map(
    schemes.flatMap(([name, value]) => {
      try {
        const scheme = references.follow(value);
        return isRecord(scheme) ? [[name, scheme] as const] : [];
      } catch {
        return [];
      }
    }),
  );
}
