import type { ApiTypes, TypeChecker } from '@sallyport/contract';

import type { checkProgram } from './check-program.ts';
import type { Compiler } from './compiler/compiler.ts';

/** What a checker is made of. */
export type TypeCheckerOptions = ApiTypes;

/**
 * A checker in the caller's own thread, for places that have no other: Workers, browsers. On Node take the one of
 * `@sallyport/typecheck/node`, which checks in a thread and ends what takes too long.
 *
 * Loads the compiler with the first check. A check holds the thread for 5 to 50 ms and cannot be interrupted; the types
 * a program declares are left out where they compute, so that nothing in it can make a check endless.
 */
export function createTypeChecker({ types: given }: TypeCheckerOptions): TypeChecker {
  let types = given;
  return {
    async check(texts, { signal } = {}) {
      signal?.throwIfAborted();
      const current = types;
      const { compiler, check, computes } = await load();
      signal?.throwIfAborted();
      return check(compiler, current, texts, computes(texts.typed) ? 'plain' : undefined);
    },
    update(api) {
      types = api.types;
    },
    async [Symbol.asyncDispose]() {},
  };
}

interface Loaded {
  readonly compiler: Compiler;
  readonly check: typeof checkProgram;
  readonly computes: (text: string) => boolean;
}

let loaded: Promise<Loaded> | undefined;

/** One compiler for all checkers of a process: it is large, and keeps the libraries. */
function load(): Promise<Loaded> {
  loaded ??= (async () => {
    const [{ createCompiler }, checking, { computes }] = await Promise.all([
      import('./compiler/create-compiler.ts'),
      import('./check-program.ts'),
      import('./compiler/computes.ts'),
    ]);
    return { compiler: createCompiler(), check: checking.checkProgram, computes };
  })();
  return loaded;
}
