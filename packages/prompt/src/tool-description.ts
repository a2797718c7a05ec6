import type { ApiEntry, ApiParts } from './api-parts.ts';
import { isIdentifier, nameInside } from './member-name.ts';
import { cut, quote } from './plain-text.ts';
import { renderApi } from './render-api.ts';

/** Clients cut longer descriptions. */
const descriptionCharacters = 2_048;
const nameCharacters = 48;
/** `a(input: {}): Promise<any>;` */
const memberCharacters = 28;

/** What a description is made from. */
export interface ToolDescriptionParts {
  /** By namespace, in order. */
  readonly groups: ReadonlyMap<string, readonly ApiEntry[]>;
  readonly discovery: boolean;
  /** Whole sentences. Left out when there is no room. */
  readonly limits: readonly string[];
}

const opening: readonly string[] = [
  'Runs one TypeScript program in a fresh sandbox and answers with what it returns and logs.',
  'Tools are async functions on the global `codemode`: `await codemode.<namespace>.<tool>({ … })`. Write the body of an async function: top-level await and return work, TypeScript is welcome. Await every call; run independent calls with Promise.all. Filter inside the program and return or console.log only what you need. A failing tool throws an error you can catch (name, message, code, data). No network, no imports, no files.',
];

/**
 * The code tool's own description: how to write the program, which namespaces there are, how to find the rest. At most
 * 2,048 characters whatever the names are; useful where a client shows nothing else.
 */
export function toolDescription(parts: ToolDescriptionParts): string {
  const discovery = parts.discovery
    ? [
        'Types are not shown here. In a program, `return await codemode.$search("what you need", { limit: 5 })` finds tools and `return await codemode.$describe("namespace.tool")` returns one tool\'s types, docs and an example. Look a tool up before you call it the first time.',
      ]
    : [];
  const limits = parts.limits.length > 0 ? [`Limits: ${parts.limits.join(' ')}`] : [];
  const fixed = [...opening, ...discovery];
  const room = (lines: readonly string[]): number => descriptionCharacters - [...lines, ''].join('\n').length;
  const withLimits = [...fixed, ...limits];
  const lines = room(withLimits) >= descriptionCharacters / 4 ? withLimits : fixed;
  return cut([...lines, catalogueLines(parts.groups, room(lines))].join('\n'), descriptionCharacters);
}

/** The same opening and then the types themselves, where all of them fit. */
export function wholeDescription(parts: ApiParts, limits: readonly string[]): string | undefined {
  // No tool takes fewer characters than this, and most catalogues are larger: they are not looked at.
  if (parts.entries.length * memberCharacters > descriptionCharacters) return undefined;
  const fixed = [...opening, ...(limits.length > 0 ? [`Limits: ${limits.join(' ')}`] : [])];
  for (const lines of [fixed, opening]) {
    const text = lines.join('\n');
    const characters = descriptionCharacters - text.length - 2;
    const rendered = renderApi(parts, { budget: { characters }, discovery: false });
    if (rendered.coverage.complete && rendered.section.length <= characters) return `${text}\n\n${rendered.section}`;
  }
  return undefined;
}

/** Every tool's name where all fit, else every namespace with its count, else as many of those as fit. */
function catalogueLines(groups: ToolDescriptionParts['groups'], room: number): string {
  const tools = [...groups.values()].reduce((sum, entries) => sum + entries.length, 0);
  if (tools === 0) return 'There are no tools.';
  const names = allNames(groups, room);
  if (names !== undefined) return names;
  const opening = `${tools} tools in ${groups.size} ${groups.size === 1 ? 'namespace' : 'namespaces'}: `;
  const closing = ` and ${groups.size} more.`;
  const shown: string[] = [];
  let left = room - opening.length - closing.length;
  for (const [namespace, entries] of groups) {
    const item = `${printName(namespace)} (${entries.length})`;
    if (!isListed(namespace) || item.length + 2 > left) continue;
    shown.push(item);
    left -= item.length + 2;
  }
  const rest = groups.size - shown.length;
  return `${opening}${shown.join(', ')}${rest === 0 ? '.' : ` and ${rest} more.`}`;
}

function allNames(groups: ToolDescriptionParts['groups'], room: number): string | undefined {
  const lines = ['Tools by namespace:'];
  let left = room - 20;
  for (const [namespace, entries] of groups) {
    if (!isListed(namespace) || entries.some(({ identifier }) => !isListed(identifier))) return undefined;
    const line = `${printName(namespace)}: ${entries.map(printInside).join(', ')}`;
    left -= line.length + 1;
    if (left < 0) return undefined;
    lines.push(line);
  }
  return lines.join('\n');
}

function isListed(name: string): boolean {
  return name.length <= nameCharacters;
}

function printInside(entry: ApiEntry): string {
  return entry.group === undefined ? printName(entry.identifier) : nameInside(entry);
}

function printName(name: string): string {
  if (name === '') return '(codemode itself)';
  return isIdentifier(name) ? name : quote(name);
}
