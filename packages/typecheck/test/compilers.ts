import type { Compiler } from '../src/compiler/compiler.ts';
import { createCompiler } from '../src/compiler/create-compiler.ts';
import { createCompiler as createTypeScript7Compiler } from '../src/typescript-7/create-compiler.ts';
import { loadTypeScript7 } from '../src/typescript-7/load-typescript-7.ts';

/** Everything that is said of programs is said by both. */
export const compilers: readonly { readonly name: string; readonly compiler: Compiler }[] = [
  { name: 'TypeScript 6', compiler: createCompiler() },
  { name: 'TypeScript 7', compiler: createTypeScript7Compiler(await loadTypeScript7()) },
];
