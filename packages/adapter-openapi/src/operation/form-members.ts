import type { References } from '../document/references.ts';
import { isRecord } from '../is-record.ts';
import { isBinary } from '../schema/is-binary.ts';
import type { MemberEncoding, ParameterStyle } from './operation.ts';

const styles: ReadonlySet<unknown> = new Set(['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']);
const deepest = 8;
const mostParts = 200;

/** How the members of a form are written: what its `encoding` says, and which of them may be files. */
export function readMembers(
  schema: unknown,
  encoding: unknown,
  references: References,
): ReadonlyMap<string, MemberEncoding> {
  const members = new Map<string, MemberEncoding>();
  const encodings = isRecord(encoding) ? encoding : {};
  for (const [name, member] of listProperties(schema, references)) {
    const own = Object.hasOwn(encodings, name) ? references.follow(encodings[name]) : undefined;
    members.set(name, readEncoding(isRecord(own) ? own : {}, mayBeFile(member, references)));
  }
  return members;
}

function readEncoding(encoding: Readonly<Record<string, unknown>>, isFile: boolean): MemberEncoding {
  const { style, explode, allowReserved, contentType } = encoding;
  // Any of the three turns a member into what a query parameter would be.
  const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  const known = styles.has(style) ? (style as ParameterStyle) : isStyled ? 'form' : undefined;
  return {
    style: known,
    explode: typeof explode === 'boolean' ? explode : known === undefined || known === 'form',
    allowReserved: allowReserved === true,
    contentType: typeof contentType === 'string' ? contentType : undefined,
    mayBeFile: isFile,
  };
}

function listProperties(schema: unknown, references: References): readonly (readonly [string, unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  visit(schema, references, (part) => {
    if (isRecord(part['properties'])) found.push(...Object.entries(part['properties']));
    return false;
  });
  return found;
}

function mayBeFile(schema: unknown, references: References): boolean {
  return visit(schema, references, isBinary, true);
}

/** Looks at a schema and the parts it is made of until one answers true. */
function visit(
  schema: unknown,
  references: References,
  look: (part: Readonly<Record<string, unknown>>) => boolean,
  withItems = false,
): boolean {
  let parts = 0;
  const walk = (value: unknown, depth: number): boolean => {
    if (depth > deepest || (parts += 1) > mostParts) return false;
    const part = references.follow(value);
    if (!isRecord(part)) return false;
    if (look(part)) return true;
    const inner = [part['allOf'], part['anyOf'], part['oneOf'], withItems ? [part['items']] : []].flat();
    return inner.some((each) => walk(each, depth + 1));
  };
  return walk(schema, 0);
}
