import type { ApiEntry, ApiParts } from '../api-parts.ts';
import { containText } from '../contain-text.ts';
import { createDeclarations } from '../declarations.ts';
import type { Declarations } from '../declarations.ts';
import { exampleCall } from '../example-call.ts';
import { isContained } from '../is-contained.ts';
import { printAccess, printKey } from '../member-name.ts';
import { cut, defuse } from '../plain-text.ts';
import { renderApi } from '../render-api.ts';
import { looseKey } from './suggest.ts';

/** What is known of one tool, as text. */
export interface Description {
  /** The right spelling of the path asked for. */
  readonly path: string;
  /** One valid `.d.ts` excerpt: the tool's member and the declarations it uses. */
  readonly types: string;
  /** Title and description, whole. Third-party text. */
  readonly doc: string;
  /** A call to start from. */
  readonly example: string;
}

/** There is no such tool. */
export interface UnknownPath {
  readonly unknown: string;
  readonly suggestions: string[];
}

const docCharacters = 20_000;
/** A namespace is described as far as this: a model that wants more asks for one tool. */
const namespaceCharacters = 8_000;

/** Makes a catalogue's `describe`. Types are put together when asked for. */
export function createDescriber(
  parts: ApiParts,
  suggest: (path: string) => string[],
): (path: string) => Description | UnknownPath {
  let built:
    | { readonly find: (path: string) => ApiEntry | string | undefined; readonly shared: Declarations }
    | undefined;
  return (path) => {
    built ??= { find: createFinder(parts.entries), shared: createDeclarations(parts.declarations) };
    const asked = String(path);
    const found = built.find(asked);
    if (found === undefined) return { unknown: cut(defuse(asked), 200), suggestions: suggest(asked) };
    return typeof found === 'string' ? describeNamespace(parts, found) : describeEntry(found, built.shared);
  };
}

/** Looks a path up: exactly, then loosely where that leaves one choice. A string answer is a namespace. */
function createFinder(entries: readonly ApiEntry[]): (path: string) => ApiEntry | string | undefined {
  const exact = new Map<string, ApiEntry | string>();
  const loose = new Map<string, ApiEntry | string | undefined>();
  const addLoose = (key: string, target: ApiEntry | string): void => {
    const known = loose.get(key);
    if (key !== '') loose.set(key, loose.has(key) && known !== target ? undefined : target);
  };
  for (const entry of entries) {
    exact.set(entry.path, entry);
    addLoose(looseKey(entry.path), entry);
    addLoose(looseKey(`${entry.namespace} ${entry.name}`), entry);
  }
  for (const entry of entries) {
    for (const key of new Set([looseKey(entry.identifier), looseKey(entry.name)])) {
      if (!loose.has(key) || loose.get(key) !== entry) addName(key, entry);
    }
    if (entry.namespace !== '' && !exact.has(entry.namespace)) exact.set(entry.namespace, entry.namespace);
  }
  function addName(key: string, entry: ApiEntry): void {
    const taken = loose.get(key);
    // A whole path beats a bare name that is spelt the same.
    if (taken !== undefined && typeof taken !== 'string' && looseKey(taken.path) === key) return;
    addLoose(key, entry);
  }
  return (path) => exact.get(path.trim().replace(/^codemode\./, '')) ?? loose.get(looseKey(path));
}

function describeEntry(entry: ApiEntry, shared: Declarations): Description {
  const member = containText(entry.full);
  const needs = shared.neededBy(entry, entry.full);
  const safe = isContained(member) && needs.every((name) => shared.isSafe(name));
  const declarations = safe ? needs.map((name) => `${shared.text(name, 'full')}\n`).join('') : '';
  const body = safe ? `${member}\n` : ` // the types of this tool cannot be shown\n`;
  const inside = nest(entry.namespace, nest(entry.group ?? '', body));
  const title = entry.title !== undefined && entry.title !== entry.description ? `${entry.title}\n\n` : '';
  return {
    path: entry.path,
    types: `${declarations}declare const codemode: {\n${inside}};`,
    doc: cut(defuse(`${title}${entry.description ?? ''}`.trim()), docCharacters),
    example: `const result = await ${exampleCall(entry) ?? `${printAccess(entry)}(input)`};`,
  };
}

function nest(name: string, body: string): string {
  return name === '' ? body : ` ${printKey(name)}: {\n${body} };\n`;
}

function describeNamespace(parts: ApiParts, namespace: string): Description {
  const entries = parts.entries.filter((entry) => entry.namespace === namespace);
  const rendered = renderApi({ ...parts, entries }, { budget: { characters: namespaceCharacters }, discovery: false });
  const instructions = Object.hasOwn(parts.instructions ?? {}, namespace) ? parts.instructions?.[namespace] : undefined;
  return {
    path: namespace,
    types: rendered.types,
    doc: cut(defuse((instructions ?? '').trim()), docCharacters),
    example: `return await codemode.$search("what you need");`,
  };
}
