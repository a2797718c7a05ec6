import { Skip } from '../document/skip.ts';
import { isRecord } from '../is-record.ts';
import { bodyKind } from '../media-type.ts';
import { type RawParameter, shown } from './find-parameters.ts';
import type { Parameter, ParameterPlace, ParameterStyle } from './operation.ts';

/** A parameter that can be written, and the schema of its value. */
export interface ReadParameter {
  readonly parameter: Parameter;
  readonly schema: unknown;
}

const styles: Readonly<Record<ParameterPlace, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  querystring: ['form'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};

/** How one parameter is written. Undefined for an optional one in a form nobody can write; throws for a required one. */
export function readParameter(raw: RawParameter, key: string): ReadParameter | undefined {
  const { place, name, required, parts } = raw;
  const content = readContent(parts['content']);
  const style = readStyle(place, parts['style']);
  if (content === 'unsupported' || style === undefined || !isWritable(place, content)) {
    if (!required) return undefined;
    const how = style === undefined ? `style ${shown(String(parts['style']))}` : 'media type';
    throw new Skip(
      'unsupported_parameter',
      `The ${place} parameter ${shown(name)} has a ${how} that cannot be written.`,
    );
  }
  const isIdempotencyKey = place === 'header' && name.toLowerCase() === 'idempotency-key';
  return {
    schema: content === undefined ? parts['schema'] : content.schema,
    parameter: {
      place,
      name,
      key,
      required: required && !isIdempotencyKey,
      style,
      explode: typeof parts['explode'] === 'boolean' ? parts['explode'] : style === 'form' || style === 'cookie',
      allowReserved: parts['allowReserved'] === true,
      content: content?.kind,
      isIdempotencyKey,
    },
  };
}

/** A form is only ever a whole query, and a whole query is always described by a media type. */
function isWritable(place: ParameterPlace, content: Content | undefined): boolean {
  return place === 'querystring' ? content?.kind === 'json' || content?.kind === 'form' : content?.kind !== 'form';
}

function readStyle(place: ParameterPlace, style: unknown): ParameterStyle | undefined {
  const known = styles[place];
  return style === undefined ? known[0] : known.find((name) => name === style);
}

type Content = { readonly kind: 'json' | 'text' | 'form'; readonly schema: unknown };

/** A parameter described by a media type has exactly one. */
function readContent(content: unknown): Content | 'unsupported' | undefined {
  if (!isRecord(content)) return undefined;
  const [entry] = Object.entries(content);
  if (entry === undefined) return undefined;
  const [mediaType, value] = entry;
  const kind = bodyKind(mediaType);
  if (kind !== 'json' && kind !== 'text' && kind !== 'form') return 'unsupported';
  return { kind, schema: isRecord(value) ? value['schema'] : undefined };
}
