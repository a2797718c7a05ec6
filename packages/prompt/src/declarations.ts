import type { ApiDeclaration, ApiEntry } from './api-parts.ts';
import { containText } from './contain-text.ts';
import { isContained } from './is-contained.ts';

const words = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/** With docs, or without. */
export type DeclarationLevel = 'full' | 'short';

/** Looks up shared declarations and what each one needs in turn. */
export interface Declarations {
  /** The declarations a member's text needs, and those they need, in a fixed order. */
  neededBy(entry: ApiEntry, member: string): readonly string[];
  /** One declaration, ready for its place. */
  text(name: string, level: DeclarationLevel): string;
  /** False when the declaration could end the block it stands in. */
  isSafe(name: string): boolean;
}

/** Indexes declarations. Work is done for the ones asked about, once each. */
export function createDeclarations(declarations: readonly ApiDeclaration[]): Declarations {
  const sources = new Map<string, ApiDeclaration>();
  for (const declaration of declarations) {
    if (!sources.has(declaration.name)) sources.set(declaration.name, declaration);
  }
  const source = (name: string, level: DeclarationLevel): string => {
    const found = sources.get(name);
    return (level === 'short' ? found?.short : undefined) ?? found?.text ?? '';
  };
  const text = once((key) => {
    const level = key.startsWith('full ') ? 'full' : 'short';
    return containText(source(key.slice(level.length + 1), level));
  });
  const direct = once((name) => mentions(source(name, 'short'), sources));
  const safe = once((name) => isContained(text(`full ${name}`)) && isContained(text(`short ${name}`)));

  function close(roots: readonly string[]): readonly string[] {
    const reached = new Set<string>();
    const queue = [...roots];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (reached.has(name) || !sources.has(name)) continue;
      reached.add(name);
      queue.push(...direct(name));
    }
    return [...reached].toSorted();
  }

  return {
    neededBy: ({ uses }, member) => (uses.length === 0 ? [] : close(mentions(member, new Set(uses)))),
    text: (name, level) => text(`${level} ${name}`),
    isSafe: safe,
  };
}

/** The names that a text mentions, as words. Docs mention some that the types do not need; that costs a few tokens. */
function mentions(text: string, names: ReadonlySet<string> | ReadonlyMap<string, unknown>): string[] {
  const found = new Set<string>();
  for (const [word] of text.matchAll(words)) if (names.has(word)) found.add(word);
  return [...found];
}

/** Remembers what a function of one string answered. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
