import ts from 'typescript-js';
import { allowedNumbers, limitFiles, type AllowedNumber } from './limits-allowed.ts';
import { listSources } from './list-files.ts';
import { lineOf, parseFile, walk } from './parse.ts';
import type { Problem } from './problem.ts';
import { readNumber } from './read-number.ts';
import { readPublished } from './workspace.ts';

const generated = /\/(?:runtime|worker|library)-text\.ts$/;
const limitName = /(Ms|Millis|Milliseconds|Seconds|Bytes|Timeout|MS|BYTES|TIMEOUT)$|^(timeout|bytes|ms)$/;
const countName = /(Limit|LIMIT)$|^limit$/;
const sizeName = /(Ms|Bytes|[lL]ength|[sS]ize)$/;
const timers = new Set(['setTimeout', 'setInterval', 'timeout', 'delay', 'sleep']);
const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
/** A compared or multiplied number below this is a detail of an algorithm. */
const largeNumber = 1_000;
/** A named number below this counts things: the bytes of a header, the sides of a channel. */
const namedNumber = 16;

/**
 * Milliseconds and bytes live in one file. Elsewhere in `src` this finds a number given to something named like a
 * limit, a delay given to a timer, a product of 1,024s, and a large number that a length is compared with.
 */
export function checkLimits(root: string, _options?: unknown, allowed = allowedNumbers): readonly Problem[] {
  const used = new Set<AllowedNumber>();
  const problems = readPublished(root)
    .flatMap((each) => listSources(root, each.folder))
    .filter((file) => !generated.test(file))
    .flatMap((file) => (isLimitFile(file) ? listUnexplained(root, file) : listNumbers(root, file, allowed, used)));
  const stale = allowed.filter((each) => !used.has(each));
  const file = 'tooling/checks/limits-allowed.ts';
  return [
    ...problems,
    ...stale.map(({ text }) => ({ file, message: `"${text}" is allowed and not there: remove it.` })),
  ];
}

function isLimitFile(file: string): boolean {
  return limitFiles.some((pattern) => pattern.test(file));
}

function listNumbers(
  root: string,
  file: string,
  allowed: readonly AllowedNumber[],
  used: Set<AllowedNumber>,
): readonly Problem[] {
  const source = parseFile(root, file);
  const problems: Problem[] = [];
  walk(source, (node) => {
    if (!looksLikeLimit(node)) return;
    const text = node.getText(source);
    const entry = allowed.find((each) => each.file === file && each.text === text);
    if (entry !== undefined) used.add(entry);
    else problems.push({ file, line: lineOf(source, node), message: sayWhere(text) });
  });
  return problems;
}

function sayWhere(text: string): string {
  return `${text} looks like a limit: a run's limit belongs in packages/core/src/limits.ts, any other in its package's constants.ts with a comment that says why. If it is none, list it with a reason in tooling/checks/limits-allowed.ts.`;
}

function looksLikeLimit(node: ts.Node): boolean {
  const value = readNumber(node);
  // The whole product is judged once, not each of its factors.
  if (value === undefined || readNumber(node.parent) !== undefined) return false;
  if (value >= namedNumber && isNamed(node, limitName)) return true;
  if (value > 1 && isDelay(node)) return true;
  if (value < largeNumber) return false;
  return isNamed(node, countName) || isProductOf1024(node) || isComparedSize(node);
}

function isNamed(node: ts.Node, names: RegExp): boolean {
  const { parent } = node;
  const isValue = 'initializer' in parent && parent.initializer === node && 'name' in parent;
  if (isValue) return names.test((parent.name as ts.Node).getText());
  if (ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent)) return isNamed(parent, names);
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  const isGiven = names.test(parent.left.getText());
  // In `options.timeout ?? 5_000` either the option or what the whole is given to may have the name.
  if (parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return isGiven || isNamed(parent, names);
  return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && isGiven;
}

function isDelay(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || !parent.arguments.some((argument) => argument === node)) return false;
  const called = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name : parent.expression;
  return ts.isIdentifier(called) && timers.has(called.text);
}

function isProductOf1024(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const kind = node.operatorToken.kind;
  if (kind === ts.SyntaxKind.LessThanLessThanToken || kind === ts.SyntaxKind.AsteriskAsteriskToken) return true;
  return /\b1_?024\b/.test(node.getText());
}

function isComparedSize(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || !comparisons.has(parent.operatorToken.kind)) return false;
  const other = parent.left === node ? parent.right : parent.left;
  return sizeName.test(other.getText());
}

/** In a file of limits each exported number says why it is what it is. */
function listUnexplained(root: string, file: string): readonly Problem[] {
  const source = parseFile(root, file);
  const statements = source.statements.filter(
    (statement) =>
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
  );
  return statements
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => ({
      file,
      line: lineOf(source, statement),
      message: 'this number lacks a comment that says why.',
    }));
}
