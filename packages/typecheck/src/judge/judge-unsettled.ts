import ts from 'typescript-js';

import type { Mistake } from '../rules/finding.ts';
import type { ProgramContext } from './program-context.ts';

/**
 * Calls whose promise is put away (in a variable, a property, a list) in a program that never waits for anything it put
 * away. Told for the whole program: where anything waits, the promise may be what it waits for.
 */
export function judgeUnsettled(context: ProgramContext): readonly Mistake[] {
  const stored: { readonly call: ts.CallExpression; readonly path: string }[] = [];
  let isSettled = false;
  const visit = (node: ts.Node): void => {
    if (isSettled) return;
    if (settles(context, node)) {
      isSettled = true;
      return;
    }
    const tool = ts.isCallExpression(node) && isPutAway(node) ? context.toolOf(node) : undefined;
    if (tool !== undefined) stored.push({ call: node as ts.CallExpression, path: tool.path });
    ts.forEachChild(node, visit);
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
  if (ts.isAwaitExpression(node)) {
    const awaited = skipWrapping(node.expression);
    return !ts.isCallExpression(awaited) || context.toolOf(awaited) === undefined;
  }
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  if (ts.isYieldExpression(node)) return true;
  if (ts.isPropertyAccessExpression(node)) {
    return promiseMethods.test(node.name.text) || node.expression.getText() === 'Promise';
  }
  return ts.isReturnStatement(node) && isOutermost(node) && mayGiveAPromise(context, node.expression);
}

/** What the program gives back is awaited, if it is a promise itself. */
function mayGiveAPromise(context: ProgramContext, expression: ts.Expression | undefined): boolean {
  if (expression === undefined) return false;
  const given = skipWrapping(expression);
  if (ts.isCallExpression(given) && context.toolOf(given) !== undefined) return false;
  const { checker } = context;
  const type = checker.getTypeAtLocation(given);
  if (context.isPromise(type)) {
    const inner = checker.getAwaitedType(type);
    return !ts.isCallExpression(given) || inner === undefined || isAnything(inner);
  }
  return isAnything(type);
}

function isAnything({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
}

/** True for a `return` of the program itself. */
function isOutermost(node: ts.Node): boolean {
  let functions = 0;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) functions += 1;
  return functions === 1;
}

function skipWrapping(node: ts.Expression): ts.Expression {
  const isWrapped = ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node);
  return isWrapped ? skipWrapping(node.expression) : node;
}

/** True where nothing at the call itself waits for it, hands it on, or lets it go on purpose. */
function isPutAway(call: ts.CallExpression): boolean {
  let node: ts.Expression = call;
  let { parent } = call;
  while (passesOn(parent, node)) {
    node = parent;
    ({ parent } = parent);
  }
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) {
    return true;
  }
  if (ts.isArrayLiteralExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return parent.right === node && kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  return ts.isCallExpression(parent) && parent.expression !== node;
}

/** Expressions whose value is that of a part of theirs. */
function passesOn(parent: ts.Node, node: ts.Expression): parent is ts.Expression {
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) return true;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return (
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken
  );
}
