import type { Compiler } from '../src/compiler/compiler.ts';
import { createCompiler } from '../src/compiler/create-compiler.ts';
import { createCompiler as createTypeScript7Compiler } from '../src/typescript-7/create-compiler.ts';
import { loadTypeScript7 } from '../src/typescript-7/load-typescript-7.ts';
import { errorsWith, findingsWith, type Found } from './findings-of.ts';

/** A compiler, and what it says to programs. */
export interface CompilerUnderTest {
  readonly name: string;
  readonly compiler: Compiler;
  findingsOf(code: string, types?: string): readonly Found[];
  errorsIn(code: string, types?: string): readonly string[];
}

/** Every test of what is said to a program is asked of both. */
export const compilers: readonly CompilerUnderTest[] = [
  underTest('TypeScript 6', createCompiler()),
  underTest('TypeScript 7', createTypeScript7Compiler(await loadTypeScript7())),
];

function underTest(name: string, compiler: Compiler): CompilerUnderTest {
  return {
    name,
    compiler,
    findingsOf: (code, types) => findingsWith(compiler, code, types),
    errorsIn: (code, types) => errorsWith(compiler, code, types),
  };
}
