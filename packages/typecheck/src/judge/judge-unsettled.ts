import type ts from 'typescript-js';

import type { Syntax, Type } from '../compiler/compiler.ts';
import type { Mistake } from '../rules/finding.ts';
import { isAssignment, logical, operatorOf } from './operators.ts';
import type { ProgramContext } from './program-context.ts';

/**
 * Calls whose promise is put away (in a variable, a property, a list) in a program that never waits for anything it put
 * away. Told for the whole program: where anything waits, the promise may be what it waits for.
 */
export function judgeUnsettled(context: ProgramContext): readonly Mistake[] {
  const { syntax } = context;
  const stored: { readonly call: ts.CallExpression; readonly path: string }[] = [];
  let isSettled = false;
  const visit = (node: ts.Node): void => {
    if (isSettled) return;
    if (settles(context, node)) {
      isSettled = true;
      return;
    }
    const tool = syntax.isCallExpression(node) && isPutAway(syntax, node) ? context.toolOf(node) : undefined;
    if (tool !== undefined) stored.push({ call: node as ts.CallExpression, path: tool.path });
    syntax.forEachChild(node, visit);
  };
  visit(context.program);
  if (isSettled) return [];
  return stored.map(({ call, path }) => ({
    code: 'missing_await',
    message: `This call gives a promise, and the program waits for none: write \`await ${path}(…)\`.`,
    node: call,
    cause: call,
  }));
}

const promiseMethods = /^(?:then|catch|finally)$/;

/** True for what may wait for a promise that comes from elsewhere. */
function settles(context: ProgramContext, node: ts.Node): boolean {
  const { syntax } = context;
  if (syntax.isAwaitExpression(node)) {
    const awaited = skipWrapping(syntax, node.expression);
    return !syntax.isCallExpression(awaited) || context.toolOf(awaited) === undefined;
  }
  if (syntax.isForOfStatement(node)) return node.awaitModifier !== undefined;
  if (syntax.isYieldExpression(node)) return true;
  if (syntax.isPropertyAccessExpression(node)) {
    return promiseMethods.test(node.name.text) || node.expression.getText() === 'Promise';
  }
  return syntax.isReturnStatement(node) && isOutermost(syntax, node) && mayGiveAPromise(context, node.expression);
}

/** What the program gives back is awaited, if it is a promise itself. */
function mayGiveAPromise(context: ProgramContext, expression: ts.Expression | undefined): boolean {
  const { syntax } = context;
  if (expression === undefined) return false;
  const given = skipWrapping(syntax, expression);
  if (syntax.isCallExpression(given) && context.toolOf(given) !== undefined) return false;
  const { checker } = context;
  const type = checker.getTypeAtLocation(given);
  if (context.isPromise(type)) {
    const inner = checker.getAwaitedType(type);
    return !syntax.isCallExpression(given) || inner === undefined || isAnything(syntax, inner);
  }
  return isAnything(syntax, type);
}

function isAnything(syntax: Syntax, { flags }: Type): boolean {
  return (flags & (syntax.TypeFlags.Any | syntax.TypeFlags.Unknown | syntax.TypeFlags.TypeParameter)) !== 0;
}

/** True for a `return` of the program itself. */
function isOutermost(syntax: Syntax, node: ts.Node): boolean {
  let functions = 0;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (syntax.isFunctionLike(at)) functions += 1;
  }
  return functions === 1;
}

function skipWrapping(syntax: Syntax, node: ts.Expression): ts.Expression {
  const isWrapped =
    syntax.isParenthesizedExpression(node) || syntax.isAsExpression(node) || syntax.isNonNullExpression(node);
  return isWrapped ? skipWrapping(syntax, node.expression) : node;
}

/** True where nothing at the call itself waits for it, hands it on, or lets it go on purpose. */
function isPutAway(syntax: Syntax, call: ts.CallExpression): boolean {
  let node: ts.Expression = call;
  let { parent } = call;
  while (passesOn(syntax, parent, node)) {
    node = parent;
    ({ parent } = parent);
  }
  if (
    syntax.isVariableDeclaration(parent) ||
    syntax.isPropertyAssignment(parent) ||
    syntax.isPropertyDeclaration(parent)
  ) {
    return true;
  }
  if (syntax.isArrayLiteralExpression(parent)) return true;
  if (syntax.isBinaryExpression(parent)) {
    return parent.right === node && isAssignment(operatorOf(parent));
  }
  return syntax.isCallExpression(parent) && parent.expression !== node;
}

/** Expressions whose value is that of a part of theirs. */
function passesOn(syntax: Syntax, parent: ts.Node, node: ts.Expression): parent is ts.Expression {
  if (syntax.isParenthesizedExpression(parent) || syntax.isAsExpression(parent) || syntax.isNonNullExpression(parent)) {
    return true;
  }
  if (syntax.isConditionalExpression(parent)) return parent.condition !== node;
  return syntax.isBinaryExpression(parent) && logical.has(operatorOf(parent));
}
