import { createCompiler } from '../compiler/create-compiler.ts';
import { serveChecks } from './serve-checks.ts';

/** The thread that checks with TypeScript 6. It knows texts and a compiler, and reads nothing. */
serveChecks(createCompiler());
