import type { ApiDeclaration, ApiEntry } from './api-parts.ts';
import { containText } from './contain-text.ts';
import { isContained } from './is-contained.ts';

const words = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/** Looks up shared declarations and what each one needs in turn. */
export interface Declarations {
  /** The declarations a member's text needs, and those they need, in a fixed order. */
  neededBy(entry: ApiEntry, text: string): readonly string[];
  /** One declaration, ready for its place. */
  text(name: string): string;
  /** False when the declaration could end the block it stands in. */
  isSafe(name: string): boolean;
}

/** Indexes declarations. Work is done for the ones asked about, once each. */
export function createDeclarations(declarations: readonly ApiDeclaration[]): Declarations {
  const sources = new Map<string, string>();
  for (const declaration of declarations) {
    if (!sources.has(declaration.name)) sources.set(declaration.name, declaration.text);
  }
  const direct = new Map<string, readonly string[]>();
  const texts = new Map<string, string>();

  function mentions(text: string, names: ReadonlySet<string> | ReadonlyMap<string, unknown>): string[] {
    if (names.size === 0) return [];
    const found = new Set<string>();
    for (const [word] of text.matchAll(words)) if (names.has(word)) found.add(word);
    return [...found];
  }

  function close(roots: readonly string[]): readonly string[] {
    const reached = new Set<string>();
    const queue = [...roots];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      const source = sources.get(name);
      if (source === undefined || reached.has(name)) continue;
      reached.add(name);
      const next = direct.get(name) ?? mentions(source, sources);
      direct.set(name, next);
      queue.push(...next);
    }
    return [...reached].toSorted();
  }

  function text(name: string): string {
    const known = texts.get(name);
    if (known !== undefined) return known;
    const made = containText(sources.get(name) ?? '', 1);
    texts.set(name, made);
    return made;
  }

  return {
    neededBy: (entry, member) => close(mentions(member, new Set(entry.uses))),
    text,
    isSafe: (name) => isContained(text(name)),
  };
}
