import type ts from 'typescript-js';

import type { Syntax, Type } from '../compiler/compiler.ts';
import type { Mistake } from '../rules/finding.ts';
import { equalities, logical, operatorOf } from './operators.ts';
import type { ProgramContext } from './program-context.ts';
import { findPromiseIn } from './promise-in.ts';
import { findPromiseSource, isDropped, type PromiseSource } from './promise-source.ts';

/** Finds promises that are used as values, and calls that nobody waits for, whatever the compiler thinks of them. */
export function judgeAwaits(context: ProgramContext): readonly Mistake[] {
  const { syntax } = context;
  const mistakes: Mistake[] = [];
  const add = (found: Mistake | undefined): void => {
    if (found !== undefined) mistakes.push(found);
  };
  const visit = (node: ts.Node): void => {
    if (syntax.isExpressionStatement(node)) add(judgeStatement(context, node.expression));
    else if (syntax.isVariableDeclaration(node)) add(judgeUnused(context, node));
    else if (syntax.isReturnStatement(node)) add(judgeResult(context, node));
    else if (syntax.isExpression(node)) add(judgeUse(context, node));
    if (syntax.isCallExpression(node)) add(judgeForEach(syntax, node));
    syntax.forEachChild(node, visit);
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
  const { syntax } = context;
  const node = syntax.skipPartiallyEmittedExpressions(skipParentheses(syntax, expression));
  if (syntax.isBinaryExpression(node)) {
    return lastOnes.has(operatorOf(node)) ? judgeStatement(context, node.right) : undefined;
  }
  if (syntax.isConditionalExpression(node)) {
    return judgeStatement(context, node.whenTrue) ?? judgeStatement(context, node.whenFalse);
  }
  if (syntax.isVoidExpression(node)) return judgeDeliberate(context, node.expression);
  if (!syntax.isCallExpression(node)) return undefined;
  const tool = context.toolOf(node);
  if (tool === undefined) return judgeDeliberate(context, node);
  const message = `Nobody waits for this call: write \`await ${tool.path}(…)\`. What still runs when the program ends is dropped.`;
  return { code: 'missing_await', message, node, cause: node };
}

/** Promises that are let go on purpose, or by a function that does not wait. */
function judgeDeliberate(context: ProgramContext, expression: ts.Expression): Mistake | undefined {
  const { syntax } = context;
  const node = skipParentheses(syntax, expression);
  if (!syntax.isCallExpression(node)) return undefined;
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
function judgeForEach(syntax: Syntax, { expression, arguments: [callback] }: ts.CallExpression): Mistake | undefined {
  const isForEach = syntax.isPropertyAccessExpression(expression) && expression.name.text === 'forEach';
  if (!isForEach || callback === undefined || !isAsyncFunction(syntax, callback)) return undefined;
  const message =
    '`forEach` does not wait for an async function. Use `for (const … of …)` with `await`, or `await Promise.all(… .map(…))`.';
  return { code: 'not_awaited', message, node: expression.name };
}

function isAsyncFunction(syntax: Syntax, node: ts.Node): boolean {
  const isFunction = syntax.isArrowFunction(node) || syntax.isFunctionExpression(node);
  return isFunction && node.modifiers?.some(({ kind }) => kind === syntax.SyntaxKind.AsyncKeyword) === true;
}

/** `const created = codemode.x.create({…})`, and nobody mentions `created` again. */
function judgeUnused(context: ProgramContext, { name, initializer }: ts.VariableDeclaration): Mistake | undefined {
  const { syntax } = context;
  if (initializer === undefined || !syntax.isIdentifier(name)) return undefined;
  const call = skipParentheses(syntax, initializer);
  const tool = syntax.isCallExpression(call) ? context.toolOf(call) : undefined;
  if (tool === undefined || !isDropped(context, name)) return undefined;
  const message = `\`${name.text}\` is never used, so nobody waits for this call: write \`await ${tool.path}(…)\`.`;
  return { code: 'missing_await', message, node: call, cause: call };
}

/** What the program gives back crosses the wall as data, and a promise inside it cannot. */
function judgeResult(context: ProgramContext, { expression, parent }: ts.ReturnStatement): Mistake | undefined {
  if (expression === undefined || !isOutermost(context, parent)) return undefined;
  const type = context.checker.getAwaitedType(context.checker.getTypeAtLocation(expression));
  return type && promiseInside(context, type, expression);
}

/** A promise inside a value that is read as a whole at `node`: told where it was put in, where that can be seen. */
function promiseInside(context: ProgramContext, type: Type, node: ts.Expression): Mistake | undefined {
  const found = findPromiseIn(context, type);
  if (found === undefined) return undefined;
  const declared = found.property?.valueDeclaration;
  const isOwn = declared !== undefined && declared.getSourceFile() === context.program;
  const value = isOwn ? valueOf(context.syntax, declared) : undefined;
  if (value !== undefined) return promiseUsed(context, value, findPromiseSource(context, value));
  const message = found.isListed
    ? `\`${shortText(node)}\` holds promises: write \`await Promise.all(…)\` around the list that gives them.`
    : `\`${shortText(node)}\` holds a promise${found.property ? ` in \`${found.property.name}\`` : ''}: \`await\` it first.`;
  return { code: 'missing_await', message, node };
}

function valueOf(syntax: Syntax, declaration: ts.Node): ts.Expression | undefined {
  if (syntax.isPropertyAssignment(declaration)) return declaration.initializer;
  return syntax.isShorthandPropertyAssignment(declaration) ? declaration.name : undefined;
}

/** True for a `return` of the program itself, or of the function it calls. */
function isOutermost({ program, syntax }: ProgramContext, node: ts.Node): boolean {
  let functions = 0;
  for (let at = node; at !== program; at = at.parent) if (syntax.isFunctionLike(at)) functions += 1;
  return functions === 1;
}

/** Functions of the language that read a value, by name. */
const readers =
  /^(?:JSON\.stringify|String|Number|Boolean|parseInt|parseFloat|structuredClone|Object\.(?:keys|values|entries|assign)|Array\.(?:from|isArray))$/;

/** A promise where only a value makes sense. */
function judgeUse(context: ProgramContext, node: ts.Expression): Mistake | undefined {
  const value = usedAsValue(context.syntax, node);
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
function usedAsValue(syntax: Syntax, node: ts.Expression): Use | undefined {
  const { parent } = node;
  if (syntax.isTemplateSpan(parent)) return { node };
  if (syntax.isSpreadAssignment(parent)) return { node };
  if (syntax.isIfStatement(parent) || syntax.isWhileStatement(parent)) return { node, isCondition: true };
  if (syntax.isConditionalExpression(parent) && parent.condition === node) return { node, isCondition: true };
  if (syntax.isPrefixUnaryExpression(parent)) {
    return { node, isCondition: parent.operator === syntax.SyntaxKind.ExclamationToken };
  }
  if (syntax.isBinaryExpression(parent)) return operandOf(syntax, parent, node);
  if (!syntax.isCallExpression(parent) || parent.expression === node) return undefined;
  const called = parent.expression.getText();
  if (called.startsWith('console.')) return { node, isPrinted: true };
  return readers.test(called) ? { node, isDeep: called === 'JSON.stringify' } : undefined;
}

/** Operators whose right side is their value, and is dropped with it. */
const lastOnes: ReadonlySet<string> = new Set([...logical, ',']);
const conditions: ReadonlySet<string> = new Set(['&&', '||']);
const sums: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '+=', '<', '>', '<=', '>=']);

function operandOf(syntax: Syntax, binary: ts.BinaryExpression, node: ts.Expression): Use | undefined {
  const { left, right } = binary;
  const operator = operatorOf(binary);
  if (sums.has(operator)) return { node };
  if (conditions.has(operator)) return left === node ? { node, isCondition: true } : undefined;
  return equalities.has(operator) && syntax.isLiteralExpression(left === node ? right : left) ? { node } : undefined;
}

function skipParentheses(syntax: Syntax, node: ts.Expression): ts.Expression {
  return syntax.isParenthesizedExpression(node) ? skipParentheses(syntax, node.expression) : node;
}
