import type { JsonSchema } from '@sallyport/contract';

import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import { type BodyKind, bodyKind } from '../media-type.ts';
import { fileSchema } from '../schema/file-schema.ts';
import { type ConvertedSchema, schemaText } from '../schema/schema-library.ts';
import type { SchemaMode } from '../schema/schema-mode.ts';
import { readMembers } from './form-members.ts';
import type { RawOperation } from './list-operations.ts';
import type { BodyForm, MemberEncoding } from './operation.ts';
import type { Reader } from './reader.ts';

/** A body that can be written, with the schema of each of its forms. */
export interface ReadBody {
  readonly required: boolean;
  readonly description: unknown;
  readonly forms: readonly [FormAndSchema, ...FormAndSchema[]];
}

/** One form and what a program passes for it. */
export interface FormAndSchema {
  readonly form: BodyForm;
  readonly converted: ConvertedSchema;
  readonly mode: SchemaMode;
}

const order: readonly BodyKind[] = ['json', 'multipart', 'form', 'text', 'bytes'];
const noUses: ReadonlySet<string> = new Set();

/**
 * The forms of a body that differ in what a program passes, best first: JSON, forms, text, bytes. Undefined when there is
 * no body, or an optional one that cannot be sent; throws where one is required and cannot be.
 */
export function readBody(raw: RawOperation, reader: Reader): ReadBody | undefined {
  const body = reader.references.follow(raw.operation['requestBody']);
  if (!isRecord(body) || !isRecord(body['content'])) return undefined;
  const required = body['required'] === true;
  const [first, ...rest] = distinct(readForms(body['content'], reader));
  const cannot = raw.method === 'GET' || raw.method === 'HEAD' ? `A ${raw.method} request carries no body.` : undefined;
  if (first !== undefined && cannot === undefined) {
    return { required, description: body['description'], forms: [first, ...rest] };
  }
  if (!required || Object.keys(body['content']).length === 0) return undefined;
  throw new Skip('unsupported_body', cannot ?? 'The body has no media type that can be written.');
}

function readForms(content: Readonly<Record<string, unknown>>, reader: Reader): readonly FormAndSchema[] {
  const forms = Object.entries(content).flatMap(([mediaType, value]) => {
    const kind = bodyKind(mediaType);
    if (kind === undefined) return [];
    const media = reader.references.follow(value);
    return [
      rememberForm(mediaType, isRecord(media) ? media : {}, reader, (one) => readForm(mediaType, kind, one, reader)),
    ];
  });
  return forms.toSorted((one, other) => rank(one) - rank(other));
}

/** Operations may share a body, however large it is. */
function rememberForm(
  mediaType: string,
  media: Readonly<Record<string, unknown>>,
  { forms }: Reader,
  read: (media: Readonly<Record<string, unknown>>) => FormAndSchema,
): FormAndSchema {
  const known = forms.get(media) ?? new Map<string, FormAndSchema>();
  forms.set(media, known);
  const form = known.get(mediaType) ?? read(media);
  known.set(mediaType, form);
  return form;
}

/** Among JSON types the plain one comes first. */
function rank({ form: { kind, mediaType } }: FormAndSchema): number {
  return order.indexOf(kind) * 2 + (kind === 'json' && mediaType !== 'application/json' ? 1 : 0);
}

function readForm(
  mediaType: string,
  kind: BodyKind,
  media: Readonly<Record<string, unknown>>,
  reader: Reader,
): FormAndSchema {
  const { schema, encoding } = media;
  if (kind === 'text' || kind === 'bytes') {
    const converted: JsonSchema = kind === 'text' ? { type: 'string', description: `${mediaType} text.` } : fileSchema;
    return {
      form: { mediaType, kind, members: new Map() },
      converted: { schema: converted, uses: noUses },
      mode: 'input',
    };
  }
  const isForm = kind === 'form' || kind === 'multipart';
  const members = isForm ? readMembers(schema, encoding, reader.references) : new Map<string, MemberEncoding>();
  const hasFiles = kind === 'multipart' && [...members.values()].some(({ mayBeFile }) => mayBeFile);
  const mode = hasFiles ? 'form' : 'input';
  const converted = reader.schemas.convert(schema ?? (isForm ? { type: 'object' } : {}), mode);
  return { form: { mediaType, kind, members }, converted, mode };
}

/** Forms that take the same value are one choice: the best of them. */
function distinct(forms: readonly FormAndSchema[]): readonly FormAndSchema[] {
  const seen = new Set<string>();
  return forms.filter(({ converted }) => {
    const text = schemaText(converted);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
