import ts from 'typescript-js';

/** The value of a number, or of arithmetic on numbers alone; undefined for anything else. */
export function readNumber(node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return readNumber(node.expression);
  if (!ts.isBinaryExpression(node)) return undefined;
  const left = readNumber(node.left);
  const right = readNumber(node.right);
  if (left === undefined || right === undefined) return undefined;
  return calculate(node.operatorToken.kind, left, right);
}

function calculate(operator: ts.SyntaxKind, left: number, right: number): number | undefined {
  switch (operator) {
    case ts.SyntaxKind.AsteriskToken:
      return left * right;
    case ts.SyntaxKind.PlusToken:
      return left + right;
    case ts.SyntaxKind.MinusToken:
      return left - right;
    case ts.SyntaxKind.SlashToken:
      return left / right;
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return left ** right;
    case ts.SyntaxKind.LessThanLessThanToken:
      return left << right;
    default:
      return undefined;
  }
}
