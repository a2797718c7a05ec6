import type ts from 'typescript-js';

/** `&&`, `||` and `??`: the value is that of one side. */
export const logical: ReadonlySet<string> = new Set(['&&', '||', '??']);

/** Comparisons that never convert to a number. */
export const equalities: ReadonlySet<string> = new Set(['==', '===', '!=', '!==']);

const comparisons: ReadonlySet<string> = new Set([...equalities, '<=', '>=']);

/** The operator as it stands in the text. */
export function operatorOf({ operatorToken }: ts.BinaryExpression): string {
  return operatorToken.getText();
}

/** `=`, `+=`, `??=` and the like. */
export function isAssignment(operator: string): boolean {
  return operator.endsWith('=') && !comparisons.has(operator);
}
