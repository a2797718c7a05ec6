import type ts from 'typescript-js';

import type { Syntax } from '../compiler/compiler.ts';
import { equalities, isAssignment, logical, operatorOf } from './operators.ts';

/** Names that a program writes, asks for and guards, wherever that is. Rules use them to let programs be. */
export interface ProgramNames {
  /** Properties that the program sets on something, so that reading them may be right whatever the types say. */
  readonly set: ReadonlySet<string>;
  /** Reads, as text, that a condition asks for somewhere: what follows may rely on it. */
  readonly asked: ReadonlySet<string>;
  /** Names behind a `typeof`. */
  readonly typeofs: ReadonlySet<string>;
  /** The program copies properties that cannot be read off its text. */
  readonly copiesUnseen: boolean;
}

/** Reads them in one walk. */
export function readNames(syntax: Syntax, program: ts.SourceFile): ProgramNames {
  const names = { set: new Set<string>(), asked: new Set<string>(), typeofs: new Set<string>(), copiesUnseen: false };
  const visit = (node: ts.Node): void => {
    if (syntax.isPropertyAccessExpression(node) || syntax.isElementAccessExpression(node)) {
      const name = accessedName(syntax, node);
      if (name !== undefined && isTarget(syntax, node)) names.set.add(name);
      if (isGuarded(syntax, node)) names.asked.add(readText(node));
    } else if (syntax.isTypeOfExpression(node)) {
      names.typeofs.add(node.expression.getText());
    } else if (syntax.isCallExpression(node)) {
      readCall(syntax, node, names);
    }
    syntax.forEachChild(node, visit);
  };
  visit(program);
  return names;
}

/** The property a `a.b` or `a['b']` reads. */
export function accessedName(
  syntax: Syntax,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): string | undefined {
  if (syntax.isPropertyAccessExpression(node)) return node.name.text;
  return syntax.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** A read as text, however its dots are written. */
export function readText(node: ts.Node): string {
  return node.getText().replaceAll(/[?!\s]/g, '');
}

function readCall(
  syntax: Syntax,
  node: ts.CallExpression,
  names: { readonly set: Set<string>; copiesUnseen: boolean },
): void {
  const called = node.expression.getText();
  if (/^Object\.(?:assign|defineProperty)$|\bhasOwn(?:Property)?$/.test(called)) {
    for (const argument of node.arguments.slice(called === 'Object.assign' ? 1 : 0)) {
      if (syntax.isStringLiteralLike(argument)) names.set.add(argument.text);
      else if (syntax.isObjectLiteralExpression(argument)) addKeys(syntax, argument, names.set);
      else if (called === 'Object.assign') {
        names.copiesUnseen ||= !syntax.isObjectLiteralExpression(node.arguments[0] ?? node);
      }
    }
  }
}

function addKeys(syntax: Syntax, literal: ts.ObjectLiteralExpression, names: Set<string>): void {
  for (const { name } of literal.properties) {
    if (name !== undefined && (syntax.isIdentifier(name) || syntax.isStringLiteralLike(name))) names.add(name.text);
  }
}

function isTarget(syntax: Syntax, node: ts.Expression): boolean {
  const { parent } = node;
  if (syntax.isBinaryExpression(parent)) return parent.left === node && isAssignment(operatorOf(parent));
  if (syntax.isPostfixUnaryExpression(parent) || syntax.isDeleteExpression(parent)) return true;
  if (syntax.isPrefixUnaryExpression(parent)) {
    return parent.operator === syntax.SyntaxKind.PlusPlusToken || parent.operator === syntax.SyntaxKind.MinusMinusToken;
  }
  return false;
}

/** Operators that look whether their left side is there. */
const settling: ReadonlySet<string> = new Set([...logical, '??=', '||=']);

/** True where the program says what happens if the value is not there. */
export function isGuarded(syntax: Syntax, node: ts.Expression): boolean {
  const { parent } = node;
  if (syntax.isParenthesizedExpression(parent) || syntax.isAsExpression(parent) || syntax.isNonNullExpression(parent)) {
    return isGuarded(syntax, parent);
  }
  if (syntax.isBinaryExpression(parent)) {
    const operator = operatorOf(parent);
    if (parent.left === node && settling.has(operator)) return true;
    if (equalities.has(operator)) return isNothing(syntax, parent.left === node ? parent.right : parent.left);
    return settling.has(operator) && isGuarded(syntax, parent);
  }
  if (syntax.isConditionalExpression(parent)) return parent.condition === node || isGuarded(syntax, parent);
  if (syntax.isIfStatement(parent) || syntax.isWhileStatement(parent) || syntax.isDoStatement(parent)) return true;
  if (syntax.isPropertyAccessExpression(parent) || syntax.isElementAccessExpression(parent)) {
    return parent.expression === node && parent.questionDotToken !== undefined;
  }
  if (syntax.isCallExpression(parent)) {
    if (parent.expression === node) return parent.questionDotToken !== undefined;
    return /^(?:Array\.isArray|Boolean|Number\.is\w+|isNaN|isFinite)$/.test(parent.expression.getText());
  }
  return (
    syntax.isTypeOfExpression(parent) ||
    (syntax.isPrefixUnaryExpression(parent) && parent.operator === syntax.SyntaxKind.ExclamationToken)
  );
}

function isNothing(syntax: Syntax, node: ts.Expression): boolean {
  return node.kind === syntax.SyntaxKind.NullKeyword || node.getText() === 'undefined' || syntax.isVoidExpression(node);
}
