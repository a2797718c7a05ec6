import { findNodeAtLocation, type Node, parseTree, visit } from 'jsonc-parser';

import { CliError } from '../cli-error.ts';

/**
 * Sets one member of a JSON text. Everything else stays as it is written, comments, commas and line ends included; the edits
 * of the library would format the lines around it too.
 */
export function editJson(text: string, path: readonly string[], value: unknown): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root?.type !== 'object') throw new CliError('An object is wanted.');
  const style = styleOf(text);
  const there = findNodeAtLocation(root, [...path]);
  if (there) {
    const written = print(value, indentAt(text, there.offset), style);
    return splice(text, there.offset, there.offset + there.length, written);
  }
  // What is missing on the way is made with it.
  const found = path.findLastIndex((_, index) => findNodeAtLocation(root, path.slice(0, index)) !== undefined);
  const parent = findNodeAtLocation(root, path.slice(0, found)) ?? root;
  const made = path.slice(found + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return insertMember(text, parent, [path[found] ?? '', made], style);
}

/** What stands in a JSON text at a place, as it is written. */
export function sliceJson(text: string, path: readonly string[]): string | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...path]);
  return node && text.slice(node.offset, node.offset + node.length);
}

interface Style {
  readonly unit: string;
  readonly eol: string;
}

function styleOf(text: string): Style {
  const [, unit = '  '] = /^([ \t]+)\S/mu.exec(text) ?? [];
  return { unit, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** Puts a member last in an object: after what is said about the member before it. */
function insertMember(text: string, parent: Node, [key, value]: readonly [string, unknown], style: Style): string {
  const last = parent.children?.at(-1);
  const close = parent.offset + parent.length - 1;
  const from = last ? last.offset + last.length : parent.offset + 1;
  const { comma, end } = readBetween(text, from, close);
  const outer = indentAt(text, parent.offset);
  const indent = last && startsLine(text, last.offset) ? indentAt(text, last.offset) : outer + style.unit;
  const member = `${style.eol}${indent}${JSON.stringify(key)}: ${print(value, indent, style)}${comma ? ',' : ''}`;
  const after = text.slice(end, close).includes('\n') ? '' : style.eol + outer;
  const inserted = splice(text, end, after === '' ? end : close, member + after);
  return last && !comma ? splice(inserted, from, from, ',') : inserted;
}

/** Whether a comma stands between two places, and where the last of comma and comments ends. */
function readBetween(text: string, from: number, to: number): { readonly comma: boolean; readonly end: number } {
  let comma = false;
  let end = from;
  const isBetween = (offset: number): boolean => offset >= from && offset < to;
  visit(
    text,
    {
      onSeparator(character, offset) {
        if (character !== ',' || !isBetween(offset)) return;
        comma = true;
        end = Math.max(end, offset + 1);
      },
      onComment(offset, length) {
        if (isBetween(offset)) end = Math.max(end, offset + length);
      },
    },
    { allowTrailingComma: true },
  );
  return { comma, end };
}

function print(value: unknown, indent: string, { unit, eol }: Style): string {
  return JSON.stringify(value, undefined, unit).replaceAll('\n', `${eol}${indent}`);
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

function startsLine(text: string, offset: number): boolean {
  return lineBefore(text, offset).trim() === '';
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/u.exec(lineBefore(text, offset))?.[0] ?? '';
}

function splice(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
