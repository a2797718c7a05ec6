import { createMedia, type ToolProvider } from '@sallyport/contract';
import { defineTools } from '@sallyport/core';

/** A PNG of one pixel, base64. */
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** The tools every program of the kit can reach, as `codemode.kit`. */
export function createKitTools(): ToolProvider {
  return defineTools({
    namespace: 'kit',
    tools: {
      add: {
        input: {
          type: 'object',
          properties: { a: { type: 'number' }, b: { type: 'number' } },
          required: ['a', 'b'],
          additionalProperties: false,
        },
        execute: ({ a, b }) => Number(a) + Number(b),
      },
      picture: { execute: () => createMedia({ mimeType: 'image/png', data: pixel, name: 'pixel.png' }) },
    },
  });
}
