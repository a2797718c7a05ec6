import type ts from 'typescript-js';

import type { ProgramSymbol } from '../compiler/compiler.ts';
import type { RuleCode } from './rules.ts';

/** A mistake at a node of the program, before it is put into the words of the port. */
export interface Mistake {
  readonly code: RuleCode | `TS${number}`;
  readonly message: string;
  readonly node: ts.Node;
  /** Mistakes of one cause have one; only the first of them is told. */
  readonly cause?: ts.Node | ProgramSymbol | undefined;
}
