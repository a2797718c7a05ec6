import { instructionsLength, namespaceLength } from '../constants.ts';
import { isRecord } from '../is-record.ts';
import { OpenApiAdapterError } from '../open-api-adapter-error.ts';
import type { OpenApiDocument } from './read-document.ts';

/** What the document says of itself: title, version and the beginning of its description. */
export function documentInstructions({ root }: OpenApiDocument): string | undefined {
  const info = isRecord(root['info']) ? root['info'] : {};
  const name = [info['title'], info['version']]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .trim();
  const words = typeof info['description'] === 'string' ? info['description'].trim() : '';
  const cut = words.length > instructionsLength ? `${words.slice(0, instructionsLength)}…` : words;
  const text = [name, cut].filter((part) => part !== '').join('\n\n');
  return text === '' ? undefined : text;
}

/** A safe namespace from the title: `Swagger Petstore - 3.0` becomes `Swagger_Petstore_3_0`. */
export function documentNamespace({ root }: OpenApiDocument): string {
  const info = isRecord(root['info']) ? root['info'] : {};
  const title = typeof info['title'] === 'string' ? info['title'] : '';
  const safe = title
    .slice(0, namespaceLength)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  if (safe === '') {
    throw new OpenApiAdapterError(
      'no_namespace',
      'The document has no usable title. Pass { namespace } to fromOpenApi.',
    );
  }
  return /^[0-9]/.test(safe) ? `_${safe}` : safe;
}
