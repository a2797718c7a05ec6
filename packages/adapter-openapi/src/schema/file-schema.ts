import type { JsonSchema } from '@sallyport/contract';

/** What a program holds in place of bytes, and what it gets for a binary response. */
export const mediaSchema: JsonSchema = {
  title: 'Media handle',
  type: 'object',
  description: 'Bytes kept outside the program. Pass it on or return it as it is.',
  properties: {
    type: { const: 'media' },
    id: { type: 'string' },
    mimeType: { type: 'string' },
    name: { type: 'string' },
  },
  required: ['mimeType'],
};

const fileWords = {
  name: { type: 'string', description: 'File name.' },
  mimeType: { type: 'string' },
};

/** A file in an input: media another tool gave, or contents written out. */
export const fileSchema: JsonSchema = {
  title: 'File input',
  anyOf: [
    mediaSchema,
    {
      type: 'object',
      properties: { text: { type: 'string' }, ...fileWords },
      required: ['text'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { base64: { type: 'string', description: 'The bytes, base64.' }, ...fileWords },
      required: ['base64'],
      additionalProperties: false,
    },
  ],
};
