import type { ApiEntry } from './api-parts.ts';
import { isSeen, quote } from './plain-text.ts';

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** True for a name that can stand after a dot and that a reader sees whole: some letters are drawn as nothing. */
export function isIdentifier(name: string): boolean {
  return name.length <= 128 && identifier.test(name) && isSeen(name);
}

/** A name as a member of a type or an object literal: bare where it can be, else quoted. */
export function printKey(name: string): string {
  return isIdentifier(name) ? name : quote(name);
}

/** How a program reaches a tool: `codemode.github.list_issues`, `codemode["my server"].run`. */
export function printAccess(entry: Pick<ApiEntry, 'namespace' | 'group' | 'identifier'>): string {
  const parts = [entry.namespace, entry.group ?? '', entry.identifier].filter((part) => part !== '');
  return `codemode${parts.map((part) => (isIdentifier(part) ? `.${part}` : `[${quote(part)}]`)).join('')}`;
}

/** A tool's name inside its namespace, for a list of names. */
export function nameInside(entry: Pick<ApiEntry, 'group' | 'identifier'>): string {
  return entry.group === undefined ? entry.identifier : `${entry.group}.${entry.identifier}`;
}
