import type ts from 'typescript-js';

import type { ProgramSymbol } from '../compiler/compiler.ts';
import type { ProgramContext } from './program-context.ts';

/** Where a promise comes from. */
export interface PromiseSource {
  /** The tool whose call made it, if that can be told. */
  readonly tool: string | undefined;
  /** The expression is that call itself. */
  readonly isCall: boolean;
  /** One for all uses of one promise. */
  readonly cause: ts.Node | ProgramSymbol | undefined;
}

/** Follows a name to the call it holds. */
export function findPromiseSource(context: ProgramContext, expression: ts.Expression): PromiseSource {
  const { syntax } = context;
  const node = syntax.skipPartiallyEmittedExpressions(expression);
  const inner = syntax.isParenthesizedExpression(node) ? node.expression : node;
  if (syntax.isCallExpression(inner)) {
    return { tool: context.toolOf(inner)?.path, isCall: true, cause: inner };
  }
  if (!syntax.isIdentifier(inner)) return { tool: undefined, isCall: false, cause: undefined };
  const symbol = symbolOf(context, inner);
  const declaration = symbol?.valueDeclaration;
  const held =
    declaration !== undefined && syntax.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const tool = held !== undefined && syntax.isCallExpression(held) ? context.toolOf(held)?.path : undefined;
  return { tool, isCall: false, cause: held ?? symbol };
}

function symbolOf({ checker, syntax }: ProgramContext, node: ts.Identifier): ProgramSymbol | undefined {
  return syntax.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
}

/** True for a variable that nothing mentions but its own declaration. */
export function isDropped({ program, syntax }: ProgramContext, name: ts.Identifier): boolean {
  let mentions = 0;
  const visit = (node: ts.Node): void => {
    if (syntax.isIdentifier(node) && node.text === name.text) mentions += 1;
    if (mentions < 2) syntax.forEachChild(node, visit);
  };
  visit(program);
  return mentions < 2;
}
