import type { JSONSchema } from 'json-schema-to-typescript';
import type { TypeNames } from '../types/name-types.ts';
import type { Member, ObjectType, Site, Tuple, Type } from '../types/type.ts';

/**
 * Writes a type that was read by this package as the JSON Schema that json-schema-to-typescript prints soundly: every
 * reference a definition, every node typed, open and closed objects told apart, constraints in the descriptions.
 */
export function preparedSchema(site: Site, names: TypeNames): JSONSchema {
  const schema = structure(site.type, names, false);
  if (site.doc === '') return schema;
  // Beside a reference a description is lost, so the reference stands in an `allOf` of one.
  const described = '$ref' in schema ? { allOf: [schema] } : schema;
  const inner = described.description === undefined ? '' : `\n${described.description}`;
  return { ...described, description: docText(`${site.doc}${inner}`) };
}

/** The structure behind a name. */
export function preparedDefinition(type: Type, doc: string, names: TypeNames): JSONSchema {
  const schema = structure(type, names, type.kind !== 'reference');
  return doc === '' ? schema : { ...schema, description: docText(doc) };
}

function structure(type: Type, names: TypeNames, isDefinition: boolean): JSONSchema {
  const name = isDefinition ? undefined : names.of(type);
  if (name !== undefined) return { $ref: `#/definitions/${name}` };
  switch (type.kind) {
    case 'scalar':
    case 'literal':
      return { tsType: type.text };
    case 'array':
      return { type: 'array', items: preparedSchema(type.item, names) };
    case 'tuple':
      return tupleSchema(type, names);
    case 'union':
      return { anyOf: type.options.map((option) => preparedSchema(option, names)) };
    case 'intersection':
      return { allOf: type.parts.map((part) => preparedSchema(part, names)) };
    case 'described':
      return preparedSchema(type.site, names);
    case 'reference':
      return { tsType: 'unknown' };
    case 'object':
      return objectSchema(type, names);
    default:
      return type satisfies never;
  }
}

function objectSchema({ members, indexes, closed }: ObjectType, names: TypeNames): JSONSchema {
  const [index] = indexes;
  if (members.length === 0 && index === undefined) {
    // The library's empty object would take anything.
    return closed ? { tsType: 'Record<string, never>' } : { type: 'object', additionalProperties: true };
  }
  const properties: { [key: string]: JSONSchema } = Object.create(null) as { [key: string]: JSONSchema };
  for (const { key, site } of members) properties[key] = preparedSchema(site, names);
  const general = indexes.find(({ prefix }) => prefix === undefined);
  return {
    type: 'object',
    properties,
    required: members.filter(isRequired).map(({ key }) => key),
    additionalProperties: general !== undefined ? preparedSchema(general.site, names) : index !== undefined,
  };
}

function isRequired({ optional }: Member): boolean {
  return !optional;
}

function tupleSchema({ entries, required, rest }: Tuple, names: TypeNames): JSONSchema {
  return {
    type: 'array',
    items: entries.map((entry) => preparedSchema(entry, names)),
    minItems: required,
    ...(rest === undefined ? { maxItems: entries.length } : {}),
    additionalItems: rest === undefined ? false : preparedSchema(rest, names),
  };
}

/** The library writes descriptions into block comments as they are. */
export function docText(doc: string): string {
  return doc.replaceAll('*/', '*\\/');
}
