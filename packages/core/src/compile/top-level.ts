import type { AnyNode, VariableDeclaration } from 'acorn';
import { functionOf, type Callee } from './call.ts';
import type { ProgramStatement } from './parse-program.ts';
import { isFunction, walk } from './walk.ts';

/** A function that a top-level statement names. */
export interface NamedFunction {
  readonly name: string;
  readonly callee: Callee;
  readonly statement: ProgramStatement;
}

/** What a statement declares: itself, or what stands behind `export`. */
export function declarationOf(statement: ProgramStatement): AnyNode {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration ?? statement;
  return statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
}

/** The functions the top level names, by `function` or by a variable that holds one. */
export function namedFunctions(statements: readonly ProgramStatement[]): NamedFunction[] {
  return statements.flatMap((statement) => {
    const node = declarationOf(statement);
    if (node.type === 'FunctionDeclaration') {
      return node.id === null ? [] : [{ name: node.id.name, callee: node, statement }];
    }
    return node.type === 'VariableDeclaration' ? heldFunctions(node, statement) : [];
  });
}

function heldFunctions(node: VariableDeclaration, statement: ProgramStatement): NamedFunction[] {
  return node.declarations.flatMap(({ id, init }) => {
    const callee = functionOf(init);
    return id.type === 'Identifier' && callee !== undefined ? [{ name: id.name, callee, statement }] : [];
  });
}

/**
 * The function that is the program, where nothing says so: `main`, or the only function that nobody mentions in a
 * program that does nothing but declare. `undefined` when there is none, or more than one.
 */
export function uncalledMain(statements: readonly ProgramStatement[]): NamedFunction | undefined {
  const functions = namedFunctions(statements);
  if (functions.length === 0) return undefined;
  const mentions = statementsThatMention(statements, new Set(functions.map(({ name }) => name)));
  // Its own statement always does.
  const uncalled = functions.filter(({ name }) => mentions.get(name) === 1);
  const main = uncalled.find((candidate) => candidate.name === 'main');
  if (main !== undefined) return main;
  return uncalled.length === 1 && statements.every(isQuiet) ? uncalled[0] : undefined;
}

/** How many of the statements say each of `names`. */
function statementsThatMention(
  statements: readonly ProgramStatement[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    const said = new Set<string>();
    walk(statement, (node) => {
      if (node.type === 'Identifier' && names.has(node.name)) said.add(node.name);
    });
    for (const name of said) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** True for a statement that only declares: no waiting and no tool in it, outside functions. */
function isQuiet(statement: ProgramStatement): boolean {
  const node = declarationOf(statement);
  if (!node.type.endsWith('Declaration') && node.type !== 'EmptyStatement' && !isEnum(node)) return false;
  let quiet = true;
  walk(node, (below) => {
    if (below.type === 'AwaitExpression' || (below.type === 'Identifier' && below.name === 'codemode')) quiet = false;
    return quiet && !isFunction(below);
  });
  return quiet;
}

/** The `(function (E) {…})(E || (E = {}));` that the type stripper writes for an enum. */
export function isEnum(node: AnyNode): boolean {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression') return false;
  const { callee, arguments: parts } = node.expression;
  const parameter = callee.type === 'FunctionExpression' ? callee.params[0] : undefined;
  const part = parts[0];
  return (
    parameter?.type === 'Identifier' &&
    part?.type === 'LogicalExpression' &&
    part.left.type === 'Identifier' &&
    part.left.name === parameter.name &&
    part.right.type === 'AssignmentExpression'
  );
}
