import type ts from 'typescript-js';
import type { Node } from 'typescript/unstable/ast';
import type { Checker } from 'typescript/unstable/sync';

import { guestText } from '../library/guest-text.ts';
import { libraryTexts } from '../library/library-text.ts';
import type { TypeScript7 } from './load-typescript-7.ts';

/** TypeScript 7 lists no names: those that are written down anywhere are asked for one by one. */
export function namesVisibleAt({ ast, sync }: TypeScript7, checker: Checker, node: ts.Node): readonly string[] {
  const place = node as unknown as Node;
  const own = new Set<string>();
  const visit = (at: Node): void => {
    if (ast.isIdentifier(at)) own.add(at.text);
    at.forEachChild(visit);
  };
  visit(place.getSourceFile());
  const { Variable, Function, ValueModule } = sync.SymbolFlags;
  const known = [...own, ...globals(), 'codemode'];
  return known.filter((name) => checker.resolveName(name, Variable | Function | ValueModule, place) !== undefined);
}

let read: readonly string[] | undefined;

function globals(): readonly string[] {
  const declared = /^\s*(?:declare )?(?:var|function|namespace) (\w+)/gm;
  read ??= [...libraryTexts, guestText].flatMap((text) => [...text.matchAll(declared)].map(([, name = '']) => name));
  return read;
}
