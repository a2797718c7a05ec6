import type { JsonSchema } from '@sallyport/contract';

import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import { bodyKind, isStream, isText } from '../media-type.ts';
import { mediaSchema } from '../schema/file-schema.ts';
import type { ConvertedSchema } from '../schema/schema-library.ts';
import type { RawOperation } from './list-operations.ts';
import type { ResponsePlan } from './operation.ts';
import type { Reader } from './reader.ts';

type Part = Readonly<Record<string, unknown>>;

/** What a program gets from an operation. */
export interface ReadResponse {
  readonly plan: ResponsePlan;
  /** The answers it may get, no content left out. Empty when the document does not say. */
  readonly outputs: readonly ConvertedSchema[];
  /** The answers that are JSON, as the document has them, for what looks into them. */
  readonly successes: readonly Part[];
}

const noUses: ReadonlySet<string> = new Set();
const redirectOutput: JsonSchema = {
  type: 'object',
  properties: { status: { type: 'integer' }, location: { type: 'string' } },
  required: ['status', 'location'],
};

/** Reads the successful responses: those of 2xx, else the default one. */
export function readResponse(raw: RawOperation, reader: Reader): ReadResponse {
  const responses = isRecord(raw.operation['responses']) ? raw.operation['responses'] : {};
  const pick = (isMeant: (status: string) => boolean): readonly Part[] =>
    Object.entries(responses)
      .filter(([status]) => isMeant(status))
      .map(([, response]) => reader.references.follow(response))
      .filter(isRecord);
  const declared = pick((status) => /^2(\d\d|XX)$/i.test(status));
  const successes = declared.length > 0 ? declared : pick((status) => status === 'default');
  if (successes.length === 0 && pick((status) => /^3(\d\d|XX)$/i.test(status)).length > 0) return redirected();
  const contents = successes.map(({ content }) => (isRecord(content) ? Object.entries(content) : []));
  const media = contents.flat();
  const readable = preferJson(media.filter(([type]) => !isStream(type)));
  if (media.length > 0 && readable.length === 0) {
    throw new Skip('unsupported_response', 'The response is a stream, which a program cannot read.');
  }
  const hasEmpty = contents.some((content) => content.length === 0) && readable.length > 0;
  const outputs = readable.map(([type, value]) => readOutput(type, value, reader));
  return {
    plan: {
      accept: acceptHeader(readable.map(([type]) => type)),
      empty: hasEmpty ? null : undefined,
      isRedirect: false,
      isJson: readable.length > 0 && readable.every(([type]) => bodyKind(type) === 'json'),
    },
    outputs: hasEmpty ? [...outputs, { schema: { type: 'null' }, uses: noUses }] : outputs,
    successes,
  };
}

function redirected(): ReadResponse {
  return {
    plan: { accept: '*/*', empty: undefined, isRedirect: true, isJson: false },
    outputs: [{ schema: redirectOutput, uses: noUses }],
    successes: [],
  };
}

function readOutput(type: string, value: unknown, reader: Reader): ConvertedSchema {
  const media = reader.references.follow(value);
  const schema = isRecord(media) ? media['schema'] : undefined;
  if (bodyKind(type) === 'json') return reader.schemas.convert(schema ?? {}, 'output');
  return { schema: isText(type.toLowerCase()) ? { type: 'string' } : mediaSchema, uses: noUses };
}

/** Where JSON is offered only that is asked for: it is what a program can work with. */
function preferJson(media: readonly [string, unknown][]): readonly [string, unknown][] {
  const json = media.filter(([type]) => isJson(type));
  return json.length > 0 ? json : media;
}

function acceptHeader(types: readonly string[]): string {
  const sendable = [...new Set(types)].filter((type) => /^[\w!#$&^.+*/;=" -]+$/.test(type));
  if (sendable.length === 0) return '*/*';
  return sendable.join(', ');
}

function isJson(type: string): boolean {
  return bodyKind(type) === 'json';
}
