import ts from 'typescript-js';

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
export function readNames(program: ts.SourceFile): ProgramNames {
  const names = { set: new Set<string>(), asked: new Set<string>(), typeofs: new Set<string>(), copiesUnseen: false };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const name = accessedName(node);
      if (name !== undefined && isTarget(node)) names.set.add(name);
      if (isGuarded(node)) names.asked.add(readText(node));
    } else if (ts.isTypeOfExpression(node)) {
      names.typeofs.add(node.expression.getText());
    } else if (ts.isCallExpression(node)) {
      readCall(node, names);
    }
    ts.forEachChild(node, visit);
  };
  visit(program);
  return names;
}

/** The property a `a.b` or `a['b']` reads. */
export function accessedName(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** A read as text, however its dots are written. */
export function readText(node: ts.Node): string {
  return node.getText().replaceAll(/[?!\s]/g, '');
}

function readCall(node: ts.CallExpression, names: { readonly set: Set<string>; copiesUnseen: boolean }): void {
  const called = node.expression.getText();
  if (/^Object\.(?:assign|defineProperty)$|\bhasOwn(?:Property)?$/.test(called)) {
    for (const argument of node.arguments.slice(called === 'Object.assign' ? 1 : 0)) {
      if (ts.isStringLiteralLike(argument)) names.set.add(argument.text);
      else if (ts.isObjectLiteralExpression(argument)) addKeys(argument, names.set);
      else if (called === 'Object.assign') {
        names.copiesUnseen ||= !ts.isObjectLiteralExpression(node.arguments[0] ?? node);
      }
    }
  }
}

function addKeys(literal: ts.ObjectLiteralExpression, names: Set<string>): void {
  for (const { name } of literal.properties) {
    if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name))) names.add(name.text);
  }
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isTarget(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent.operatorToken.kind);
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  return false;
}

const logical: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);
const equalities: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** True where the program says what happens if the value is not there. */
export function isGuarded(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) {
    return isGuarded(parent);
  }
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    if (parent.left === node && logical.has(kind)) return true;
    if (equalities.has(kind)) return isNothing(parent.left === node ? parent.right : parent.left);
    return logical.has(kind) && isGuarded(parent);
  }
  if (ts.isConditionalExpression(parent)) return parent.condition === node || isGuarded(parent);
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return true;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) {
    return parent.expression === node && parent.questionDotToken !== undefined;
  }
  if (ts.isCallExpression(parent)) {
    if (parent.expression === node) return parent.questionDotToken !== undefined;
    return /^(?:Array\.isArray|Boolean|Number\.is\w+|isNaN|isFinite)$/.test(parent.expression.getText());
  }
  return (
    ts.isTypeOfExpression(parent) ||
    (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken)
  );
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || node.getText() === 'undefined' || ts.isVoidExpression(node);
}
