import type { JsonSchema } from '@sallyport/contract';

import { foldInto, isSameThing, type Path } from './recursion.ts';
import { Kind, type ObjectShape, type Shape } from './shape.ts';

type Schema = { [keyword: string]: unknown };

/** Kinds JSON has a word for. */
const jsonTypes: readonly (readonly [kind: number, type: string])[] = [
  [Kind.string, 'string'],
  [Kind.number, 'number'],
  [Kind.boolean, 'boolean'],
  [Kind.array, 'array'],
  [Kind.object, 'object'],
  [Kind.null, 'null'],
];

/** Kinds only the language has a word for, as `@sallyport/schema-to-ts` reads them. */
const otherTypes: readonly (readonly [kind: number, type: string])[] = [
  [Kind.bigint, 'bigint'],
  [Kind.date, 'Date'],
  [Kind.binary, 'Uint8Array'],
  [Kind.map, 'Map<any, any>'],
  [Kind.set, 'Set<any>'],
  [Kind.error, 'Error'],
  [Kind.undefined, 'undefined'],
];

/** What a program holds in the place of media. */
const mediaHandle: JsonSchema = {
  type: 'object',
  properties: {
    type: { const: 'media' },
    id: { type: 'string' },
    mimeType: { type: 'string' },
    name: { type: 'string' },
  },
  required: ['type', 'id', 'mimeType'],
};

/**
 * A shape as JSON Schema. A function of the shape alone: properties stand in the order of their names. What was never
 * seen is `any`, said by `x-sallyport-type`, as is what JSON has no word for.
 */
export function shapeToSchema(shape: Shape): JsonSchema {
  return toSchema(shape, { open: [], steps: [], pointer: '#' });
}

/** Where in the shape one is. */
interface Place {
  /** Objects around, outermost first, with where their schemas stand. */
  readonly open: readonly { readonly object: ObjectShape; readonly pointer: string; readonly steps: Path }[];
  /** Property names from the root; `''` for items and the rest. */
  readonly steps: Path;
  readonly pointer: string;
}

function toSchema(shape: Shape, place: Place): Schema {
  const { kinds } = shape;
  if (kinds === 0 || kinds & Kind.any) return named('any');
  const others: Schema[] = otherTypes.filter(([kind]) => kinds & kind).map(([, type]) => named(type));
  if (kinds & Kind.media) others.push(mediaHandle as Schema);
  const types = jsonTypes.filter(([kind]) => kinds & kind).map(([, type]) => type);
  if (types.length === 0) return others.length === 1 ? (others[0] as Schema) : { anyOf: others };
  if (others.length === 0) return plain(shape, types, place);
  return { anyOf: [plain(shape, types, { ...place, pointer: `${place.pointer}/anyOf/0` }), ...others] };
}

function named(type: string): Schema {
  return { 'x-sallyport-type': type };
}

function plain(shape: Shape, types: readonly string[], place: Place): Schema {
  const known =
    shape.object &&
    place.open.find((outer) => isSameThing(outer, { object: shape.object as ObjectShape, steps: place.steps }));
  if (known) {
    const others = types.filter((type) => type !== 'object');
    if (others.length === 0) return { $ref: known.pointer };
    return {
      anyOf: [
        { $ref: known.pointer },
        plain({ ...shape, kinds: shape.kinds & ~Kind.object }, others, below(place, 'anyOf/1')),
      ],
    };
  }
  const [only] = types;
  return {
    type: types.length === 1 ? only : types,
    ...(shape.kinds & Kind.array
      ? { items: shape.item ? toSchema(shape.item, below(place, 'items', '')) : named('any') }
      : {}),
    ...(shape.object && shape.kinds & Kind.object ? members(shape.object, place) : {}),
  };
}

function members(found: ObjectShape, place: Place): Schema {
  // What contains itself is one type, and that type is what all levels have in common.
  const object = foldInto(found, place.steps);
  const inside: Place = { ...place, open: [...place.open, { object, pointer: place.pointer, steps: place.steps }] };
  const rest = object.rest ? toSchema(object.rest, below(inside, 'additionalProperties', '')) : named('any');
  if (object.properties.size === 0) return { additionalProperties: rest };
  const properties = Object.create(null) as Schema;
  const required: string[] = [];
  for (const name of [...object.properties.keys()].sort()) {
    const property = object.properties.get(name);
    if (!property) continue;
    const pointer = `properties/${encodeURIComponent(name.replaceAll('~', '~0'))}`;
    properties[name] = toSchema(property.shape, below(inside, pointer, name));
    if (!property.optional) required.push(name);
  }
  return {
    properties,
    ...(required.length > 0 ? { required } : {}),
    // An index signature has to fit all properties, so beside them it can say nothing more.
    ...(object.rest ? { additionalProperties: named('any') } : {}),
  };
}

function below(place: Place, pointer: string, step?: string): Place {
  return {
    open: place.open,
    steps: step === undefined ? place.steps : [...place.steps, step],
    pointer: `${place.pointer}/${pointer}`,
  };
}
