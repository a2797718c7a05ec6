import type { JsonSchema } from '@sallyport/contract';

import { pageLimit } from '../constants.ts';
import { type ConvertedSchema, schemaText } from '../schema/schema-library.ts';
import type { ReadBody } from './read-body.ts';
import type { FoundPaging } from './read-paging.ts';
import type { ReadParameter } from './read-parameter.ts';
import type { Reader } from './reader.ts';

/** What becomes the input of a tool. */
export interface InputParts {
  readonly parameters: readonly ReadParameter[];
  /** The document's words on each parameter, by input key. */
  readonly descriptions: ReadonlyMap<string, unknown>;
  readonly body: ReadBody | undefined;
  readonly paging: FoundPaging | undefined;
}

/** One flat object: the parameters, then `body`, and what chooses between forms and pages. */
export function inputSchema({ parameters, descriptions, body, paging }: InputParts, reader: Reader): JsonSchema {
  const properties: [string, JsonSchema][] = [];
  const required: string[] = [];
  const uses: { readonly input: Set<string>; readonly form: Set<string> } = { input: new Set(), form: new Set() };
  for (const { parameter, schema } of parameters) {
    const converted = reader.schemas.convert(schema ?? defaultSchema(parameter.content), 'input');
    converted.uses.forEach((reference) => uses.input.add(reference));
    properties.push([parameter.key, withDescription(converted.schema, descriptions.get(parameter.key))]);
    if (parameter.required) required.push(parameter.key);
  }
  if (body !== undefined) {
    addBody(body, properties, uses);
    if (body.required) required.push('body');
  }
  if (paging !== undefined) properties.push(['pages', pagesSchema]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...definitions(uses, reader),
  };
}

const pagesSchema: JsonSchema = {
  description: `How many pages to read and join: a number, or "all" (an error if there are more than ${pageLimit}).`,
  anyOf: [{ type: 'integer', minimum: 1, maximum: pageLimit }, { const: 'all' }],
  default: 1,
};

function addBody(
  { forms, description }: ReadBody,
  properties: [string, JsonSchema][],
  uses: { readonly input: Set<string>; readonly form: Set<string> },
): void {
  for (const { converted, mode } of forms) {
    const side = mode === 'form' ? uses.form : uses.input;
    converted.uses.forEach((reference) => side.add(reference));
  }
  const [first, ...rest] = forms.map(({ converted }) => converted.schema);
  const schema = rest.length === 0 ? (first ?? {}) : { anyOf: [first, ...rest] };
  properties.push(['body', withDescription(schema, description)]);
  if (rest.length === 0) return;
  const types = forms.map(({ form }) => form.mediaType);
  const words = 'What the body is sent as; it has to fit.';
  properties.push(['contentType', { type: 'string', enum: types, default: types[0], description: words }]);
}

function definitions(
  uses: { readonly input: Set<string>; readonly form: Set<string> },
  { schemas }: Reader,
): { readonly $defs?: Readonly<Record<string, JsonSchema>> } {
  const $defs = { ...schemas.definitions(uses.input, 'input'), ...schemas.definitions(uses.form, 'form') };
  return Object.keys($defs).length === 0 ? {} : { $defs };
}

/** One answer, or any of several. Undefined when the document does not say. */
export function outputSchema(outputs: readonly ConvertedSchema[], { schemas }: Reader): JsonSchema | undefined {
  const distinct = new Map(outputs.map((output) => [schemaText(output), output.schema]));
  const [first, ...rest] = distinct.values();
  if (first === undefined || distinct.has('{}') || distinct.has('true')) return undefined;
  const $defs = schemas.definitions(
    outputs.flatMap(({ uses }) => [...uses]),
    'output',
  );
  const whole = rest.length === 0 && typeof first === 'object' ? first : { anyOf: [first, ...rest] };
  return $defs === undefined ? whole : { ...whole, $defs };
}

function defaultSchema(content: ReadParameter['parameter']['content']): JsonSchema {
  return content === 'json' ? {} : content === 'form' ? { type: 'object' } : { type: 'string' };
}

function withDescription(schema: JsonSchema, description: unknown): JsonSchema {
  if (typeof schema !== 'object' || typeof description !== 'string' || description === '') return schema;
  return { ...schema, description };
}
