import ts from 'typescript-js';

import type { Mistake } from '../rules/finding.ts';
import type { ProgramContext } from './program-context.ts';
import { findPromiseIn } from './promise-in.ts';
import { findPromiseSource, isDropped, type PromiseSource } from './promise-source.ts';

const { SyntaxKind } = ts;

/** Finds promises that are used as values, and calls that nobody waits for, whatever the compiler thinks of them. */
export function judgeAwaits(context: ProgramContext): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (found: Mistake | undefined): void => {
    if (found !== undefined) mistakes.push(found);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) add(judgeStatement(context, node.expression));
    else if (ts.isVariableDeclaration(node)) add(judgeUnused(context, node));
    else if (ts.isReturnStatement(node)) add(judgeResult(context, node));
    else if (ts.isExpression(node)) add(judgeUse(context, node));
    if (ts.isCallExpression(node)) add(judgeForEach(node));
    ts.forEachChild(node, visit);
  };
  visit(context.program);
  return mistakes;
}

/** The mistake of using a promise as a value at `node`. */
export function promiseUsed(context: ProgramContext, node: ts.Node, source: PromiseSource): Mistake {
  const used = `\`${shortText(node)}\``;
  const message =
    source.tool === undefined
      ? `${used} is a promise and used as a value: \`await\` it first.`
      : source.isCall
        ? `The call of \`${source.tool}\` is not awaited: write \`await ${source.tool}(…)\`.`
        : `${used} is a promise: the call of \`${source.tool}\` that made it is not awaited. Write \`await ${source.tool}(…)\`.`;
  return { code: 'missing_await', message, node, cause: source.cause };
}

const shortLength = 60;

function shortText(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, ' ');
  return text.length > shortLength ? `${text.slice(0, shortLength)}…` : text;
}

/** An expression on its own: what it promises is dropped. */
function judgeStatement(context: ProgramContext, expression: ts.Expression): Mistake | undefined {
  const node = ts.skipPartiallyEmittedExpressions(skipParentheses(expression));
  if (ts.isBinaryExpression(node)) {
    return lastOnes.has(node.operatorToken.kind) ? judgeStatement(context, node.right) : undefined;
  }
  if (ts.isConditionalExpression(node)) {
    return judgeStatement(context, node.whenTrue) ?? judgeStatement(context, node.whenFalse);
  }
  if (ts.isVoidExpression(node)) return judgeDeliberate(context, node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const tool = context.toolOf(node);
  if (tool === undefined) return judgeDeliberate(context, node);
  const message = `Nobody waits for this call: write \`await ${tool.path}(…)\`. What still runs when the program ends is dropped.`;
  return { code: 'missing_await', message, node, cause: node };
}

/** Promises that are let go on purpose, or by a function that does not wait. */
function judgeDeliberate(context: ProgramContext, expression: ts.Expression): Mistake | undefined {
  const node = skipParentheses(expression);
  if (!ts.isCallExpression(node)) return undefined;
  const { checker } = context;
  const type = checker.getTypeAtLocation(node);
  const isList = checker.isArrayType(type);
  const promised = isList ? type.getNumberIndexType() : type;
  if (promised === undefined || !context.isPromise(promised)) return undefined;
  const message = isList
    ? 'Nobody waits for these promises: write `await Promise.all(…)` around them.'
    : 'Nobody waits for this: write `await` before it. What still runs when the program ends is dropped.';
  return { code: 'not_awaited', message, node, cause: node };
}

/** `items.forEach(async …)` goes on at once. */
function judgeForEach({ expression, arguments: [callback] }: ts.CallExpression): Mistake | undefined {
  const isForEach = ts.isPropertyAccessExpression(expression) && expression.name.text === 'forEach';
  if (!isForEach || callback === undefined || !isAsyncFunction(callback)) return undefined;
  const message =
    '`forEach` does not wait for an async function. Use `for (const … of …)` with `await`, or `await Promise.all(… .map(…))`.';
  return { code: 'not_awaited', message, node: expression.name };
}

function isAsyncFunction(node: ts.Node): boolean {
  const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
}

/** `const created = codemode.x.create({…})`, and nobody mentions `created` again. */
function judgeUnused(context: ProgramContext, { name, initializer }: ts.VariableDeclaration): Mistake | undefined {
  if (initializer === undefined || !ts.isIdentifier(name)) return undefined;
  const call = skipParentheses(initializer);
  const tool = ts.isCallExpression(call) ? context.toolOf(call) : undefined;
  if (tool === undefined || !isDropped(context, name)) return undefined;
  const message = `\`${name.text}\` is never used, so nobody waits for this call: write \`await ${tool.path}(…)\`.`;
  return { code: 'missing_await', message, node: call, cause: call };
}

/** What the program gives back crosses the wall as data, and a promise inside it cannot. */
function judgeResult(context: ProgramContext, { expression, parent }: ts.ReturnStatement): Mistake | undefined {
  if (expression === undefined || !isOutermost(context.program, parent)) return undefined;
  const type = context.checker.getAwaitedType(context.checker.getTypeAtLocation(expression));
  return type && promiseInside(context, type, expression);
}

/** A promise inside a value that is read as a whole at `node`: told where it was put in, where that can be seen. */
function promiseInside(context: ProgramContext, type: ts.Type, node: ts.Expression): Mistake | undefined {
  const found = findPromiseIn(context, type);
  if (found === undefined) return undefined;
  const declared = found.property?.valueDeclaration;
  const isOwn = declared !== undefined && declared.getSourceFile() === context.program;
  const value = isOwn ? valueOf(declared) : undefined;
  if (value !== undefined) return promiseUsed(context, value, findPromiseSource(context, value));
  const message = found.isListed
    ? `\`${shortText(node)}\` holds promises: write \`await Promise.all(…)\` around the list that gives them.`
    : `\`${shortText(node)}\` holds a promise${found.property ? ` in \`${found.property.name}\`` : ''}: \`await\` it first.`;
  return { code: 'missing_await', message, node };
}

function valueOf(declaration: ts.Declaration): ts.Expression | undefined {
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  return ts.isShorthandPropertyAssignment(declaration) ? declaration.name : undefined;
}

/** True for a `return` of the program itself, or of the function it calls. */
function isOutermost(program: ts.SourceFile, node: ts.Node): boolean {
  let functions = 0;
  for (let at = node; at !== program; at = at.parent) if (ts.isFunctionLike(at)) functions += 1;
  return functions === 1;
}

/** Functions of the language that read a value, by name. */
const readers =
  /^(?:JSON\.stringify|String|Number|Boolean|parseInt|parseFloat|structuredClone|Object\.(?:keys|values|entries|assign)|Array\.(?:from|isArray))$/;

/** A promise where only a value makes sense. */
function judgeUse(context: ProgramContext, node: ts.Expression): Mistake | undefined {
  const value = usedAsValue(node);
  if (value === undefined) return undefined;
  const { checker } = context;
  const type = checker.getTypeAtLocation(value.node);
  if (context.isPromise(type)) {
    const source = findPromiseSource(context, value.node);
    // A table of promises may lack one: asking for it is no mistake.
    if (value.isCondition && source.tool === undefined) return undefined;
    // A promise may be printed to look at it, and awaited elsewhere; a call inside the brackets cannot be.
    if (value.isPrinted && !(source.isCall && source.tool !== undefined)) return undefined;
    return promiseUsed(context, value.node, source);
  }
  return value.isDeep ? promiseInside(context, type, value.node) : undefined;
}

interface Use {
  readonly node: ts.Expression;
  readonly isCondition?: boolean;
  /** A promise anywhere inside it counts. */
  readonly isDeep?: boolean;
  /** For the console. */
  readonly isPrinted?: boolean;
}

/** The part of an expression that is read as a value there. */
function usedAsValue(node: ts.Expression): Use | undefined {
  const { parent } = node;
  if (ts.isTemplateSpan(parent)) return { node };
  if (ts.isSpreadAssignment(parent)) return { node };
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return { node, isCondition: true };
  if (ts.isConditionalExpression(parent) && parent.condition === node) return { node, isCondition: true };
  if (ts.isPrefixUnaryExpression(parent)) {
    return { node, isCondition: parent.operator === ts.SyntaxKind.ExclamationToken };
  }
  if (ts.isBinaryExpression(parent)) return operandOf(parent, node);
  if (!ts.isCallExpression(parent) || parent.expression === node) return undefined;
  const called = parent.expression.getText();
  if (called.startsWith('console.')) return { node, isPrinted: true };
  return readers.test(called) ? { node, isDeep: called === 'JSON.stringify' } : undefined;
}

/** Operators whose right side is their value, and is dropped with it. */
const lastOnes: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.CommaToken,
]);
const conditions: ReadonlySet<ts.SyntaxKind> = new Set([SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken]);
const sums: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.SlashToken,
  SyntaxKind.PercentToken,
  SyntaxKind.PlusEqualsToken,
  SyntaxKind.LessThanToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanEqualsToken,
]);
const equalities: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);

function operandOf(
  { operatorToken: { kind }, left, right }: ts.BinaryExpression,
  node: ts.Expression,
): Use | undefined {
  if (sums.has(kind)) return { node };
  if (conditions.has(kind)) return left === node ? { node, isCondition: true } : undefined;
  return equalities.has(kind) && ts.isLiteralExpression(left === node ? right : left) ? { node } : undefined;
}

function skipParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? skipParentheses(node.expression) : node;
}
