import type { Member, ObjectType, Site, Tuple, Type } from '../types/type.ts';
import type { TypeNames } from '../types/name-types.ts';
import { commentAbove, commentAfter, commentBefore } from './comment.ts';
import { printKey, quote } from './quote.ts';

/** How types are printed. */
export interface Style {
  readonly names: TypeNames;
  /** With docs, one property a line; without, everything in one line. */
  readonly docs: boolean;
}

/** Longest object that is printed in one line. */
const lineWidth = 90;

/** A type with its doc before it, to stand anywhere. Lines after the first begin with `indent`. */
export function printSite(site: Site, style: Style, indent: string): string {
  if (!style.docs) return printType(site.type, style, indent);
  const { doc, type } = opened(site, style);
  return commentBefore(doc) + printType(type, style, indent);
}

/** A type without the doc of its place. */
export function printType(type: Type, style: Style, indent: string): string {
  const name = style.names.of(type);
  return name ?? printStructure(type, style, indent);
}

/** What a named type stands for. */
export function printStructure(type: Type, style: Style, indent: string): string {
  switch (type.kind) {
    case 'scalar':
    case 'literal':
      return type.text;
    case 'array':
      return `${printOperand(type.item, style, indent, isCompound)}[]`;
    case 'tuple':
      return printTuple(type, style, indent);
    case 'union':
      return type.options.map((option) => printSite(option, style, indent)).join(' | ');
    case 'intersection':
      return type.parts.map((part) => printOperand(part, style, indent, isUnion)).join(' & ');
    case 'described':
      return printSite(type.site, style, indent);
    case 'reference':
      return 'unknown';
    case 'object':
      return printObject(type, style, indent);
    default:
      return type satisfies never;
  }
}

/** A site whose own doc and its target's are one, where the target is printed in place. */
function opened(site: Site, style: Style): Site {
  let { doc, type } = site;
  while (type.kind === 'described' && style.names.of(type) === undefined) {
    doc = doc === '' ? type.site.doc : `${doc}\n${type.site.doc}`;
    type = type.site.type;
  }
  return { doc, type };
}

function printOperand(site: Site, style: Style, indent: string, needsParentheses: (type: Type) => boolean): string {
  const text = printSite(site, style, indent);
  const { type } = opened(site, style);
  return style.names.of(type) === undefined && needsParentheses(type) ? `(${text})` : text;
}

function isUnion(type: Type): boolean {
  return type.kind === 'union';
}

function isCompound(type: Type): boolean {
  return type.kind === 'union' || type.kind === 'intersection';
}

function printTuple(type: Tuple, style: Style, indent: string): string {
  const parts = type.entries.map((entry, at) =>
    at < type.required ? printSite(entry, style, indent) : `${printOperand(entry, style, indent, isCompound)}?`,
  );
  if (type.rest !== undefined) parts.push(`...${printOperand(type.rest, style, indent, isCompound)}[]`);
  return `[${parts.join(', ')}]`;
}

function printObject(type: ObjectType, style: Style, indent: string): string {
  const { members, indexes, closed } = type;
  const [index] = indexes;
  if (members.length === 0) {
    if (index === undefined) return closed ? 'Record<string, never>' : 'Record<string, unknown>';
    if (isUnknownMap(type)) return 'Record<string, unknown>';
  }
  const inner = `${indent} `;
  const signatures = indexes.map((signature) => indexText(signature, style, inner));
  const parts = members.map((member) => printMember(member, style, inner));
  if (!style.docs || fitsOnLine(signatures, parts)) {
    return `{ ${[...signatures, ...parts.map(({ text }) => text)].join('; ')} }`;
  }
  let lines = '{\n';
  for (const text of signatures) lines += `${inner}${text};\n`;
  for (const part of parts) lines += memberLines(part, inner);
  return `${lines}${indent}}`;
}

/** True when members are few, short and without docs. */
function fitsOnLine(signatures: readonly string[], parts: readonly PrintedMember[]): boolean {
  let length = 2;
  for (const text of signatures) {
    length += text.length + 2;
    if (text.includes('\n')) return false;
  }
  for (const { text, doc } of parts) {
    length += text.length + 2;
    if (doc !== '' || length > lineWidth || text.includes('\n')) return false;
  }
  return length <= lineWidth;
}

function isUnknownMap({ indexes }: ObjectType): boolean {
  const [index] = indexes;
  if (indexes.length !== 1 || index === undefined || index.prefix !== undefined) return false;
  return index.site.type.kind === 'scalar' && index.site.type.text === 'unknown' && index.site.doc === '';
}

/** A member and the doc that goes beside it. Printed once: whether it fits on a line is seen from the text. */
interface PrintedMember {
  readonly text: string;
  readonly doc: string;
}

function printMember(member: Member, style: Style, indent: string): PrintedMember {
  const { doc, type } = opened(member.site, style);
  const text = `${printKey(member.key)}${member.optional ? '?' : ''}: ${printType(type, style, indent)}`;
  return { text, doc: style.docs ? doc : '' };
}

function memberLines({ text, doc }: PrintedMember, indent: string): string {
  if (doc === '' || doc.includes('\n') || text.includes('\n')) return `${commentAbove(doc, indent)}${indent}${text};\n`;
  return `${indent}${text};${commentAfter(doc)}\n`;
}

function indexText(index: ObjectType['indexes'][number], style: Style, indent: string): string {
  const key = index.prefix === undefined ? 'string' : `\`${templateText(index.prefix)}\${string}\``;
  return `[k: ${key}]: ${printSite(index.site, style, indent)}`;
}

function templateText(prefix: string): string {
  return quote(prefix).slice(1, -1).replaceAll('`', '\\`').replaceAll('$', '\\$').replaceAll('\\"', '"');
}
