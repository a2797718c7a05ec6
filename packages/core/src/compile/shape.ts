import type { AnyNode, ExpressionStatement } from 'acorn';
import { calling, callOf, functionOf, parameterTypes } from './call.ts';
import { applyEdits, type Edit } from './edits.ts';
import { exportedValue, takeExports, type ExportedValue } from './exports.ts';
import { closing, opening, parseProgram, type ProgramStatement } from './parse-program.ts';
import type { Problem } from './problem.ts';
import { isEnum, namedFunctions, uncalledMain } from './top-level.ts';

export type SettledShape =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Settles what a program's value is, as edits of the assembled text.
 *
 * Edits only put `return` and a pair of brackets around an expression that is a statement of the body, or one `return`
 * behind the last statement, so what the parse proved stays true. Where more changes (exports, an object that reads as
 * a block) the result is parsed again.
 */
export function settleShape(assembled: string, statements: readonly ProgramStatement[]): SettledShape {
  if (statements.some((statement) => statement.type.startsWith('Export'))) return settleExports(assembled, statements);
  const value = valueOf(assembled, statements) ?? [];
  return { ok: true, edits: value };
}

function valueOf(assembled: string, statements: readonly ProgramStatement[]): Edit[] | undefined {
  const said = statements.filter((statement) => statement.type !== 'EmptyStatement');
  const last = said.at(-1);
  if (last === undefined || last.type === 'ReturnStatement') return undefined;
  if (last.type === 'ExpressionStatement' && !isEnum(last)) return returned(assembled, last, statements);
  if (last.type === 'BlockStatement') return returnedObject(assembled, last, said.length === 1);
  const main = last.type.endsWith('Declaration') || isEnum(last) ? uncalledMain(said) : undefined;
  if (main !== undefined) return calledAtEnd(assembled, { text: calling(main.name, main.callee), callee: main.callee });
  // A call may stand above the functions it needs.
  const beforeFunctions = said.findLast((statement) => statement.type !== 'FunctionDeclaration');
  if (beforeFunctions?.type !== 'ExpressionStatement' || isEnum(beforeFunctions)) return undefined;
  return returned(assembled, beforeFunctions, statements);
}

/** The value of an expression; what a function returns, if the expression is one. */
function returned(assembled: string, statement: ExpressionStatement, statements: readonly ProgramStatement[]): Edit[] {
  const { node, start } = meantExpression(assembled, statement);
  const end = assembled[statement.end - 1] === ';' ? statement.end - 1 : statement.end;
  const named =
    node.type === 'Identifier' ? namedFunctions(statements).find(({ name }) => name === node.name) : undefined;
  const callee = functionOf(node) ?? named?.callee;
  const { before, after } = callee === undefined ? { before: '(', after: ')' } : callOf(callee);
  const head = { start: statement.start, end: start, text: `${' '.repeat(start - statement.start)}return ${before}` };
  // A function that is called where it stands is told by its call.
  const types = parameterTypes(named?.callee, bodyEnd(assembled));
  return [head, { start: end, end, text: after }, ...types];
}

/** Looks through `module.exports = …`, and through a `void` that would let the run end before its work. */
function meantExpression(
  assembled: string,
  { expression, start }: ExpressionStatement,
): { readonly node: AnyNode; readonly start: number } {
  const isVoid = expression.type === 'UnaryExpression' && expression.operator === 'void' && expression.start === start;
  if (isVoid && expression.argument.type === 'CallExpression') {
    return { node: expression.argument, start: start + 'void'.length };
  }
  const { left, right } = expression.type === 'AssignmentExpression' ? expression : {};
  if (left?.type !== 'MemberExpression' || right === undefined) return { node: expression, start };
  const target = /^module\s*\.\s*exports\s*=/.exec(assembled.slice(start, right.start));
  return target === null ? { node: expression, start } : { node: right, start: start + target[0].length };
}

/** `{ a, b: 1 }` reads as a block. Where it also reads as an object, an object is what was meant. */
function returnedObject(assembled: string, block: AnyNode, isAlone: boolean): Edit[] | undefined {
  const text = assembled.slice(block.start, block.end);
  if (!isAlone && /^\{\s*\}$/.test(text)) return undefined;
  const parsed = parseProgram(`return (${text}\n)`);
  const only = parsed.ok && parsed.statements.length === 1 ? parsed.statements[0] : undefined;
  const object = only?.type === 'ReturnStatement' ? only.argument : undefined;
  if (object?.type !== 'ObjectExpression') return undefined;
  // `{ if (x) {} }` is an object with a method `if`, and a block.
  const isPlain = object.properties.every((property) => property.type !== 'Property' || !property.method);
  if (!isPlain) return undefined;
  const { start, end } = block;
  return [
    { start, end: start, text: 'return (' },
    { start: end, end, text: ')' },
  ];
}

function settleExports(assembled: string, statements: readonly ProgramStatement[]): SettledShape {
  const taken = takeExports(assembled, statements);
  if ('message' in taken) return { ok: false, problem: taken };
  const last = statements.findLast((statement) => statement.type !== 'EmptyStatement');
  const value =
    last?.type === 'ExpressionStatement' && !isEnum(last)
      ? returned(assembled, last, statements)
      : calledAtEnd(assembled, exportedValue(taken, statements));
  const edits = [...taken.edits, ...value];
  const { text, toBefore } = applyEdits(
    assembled,
    edits.filter(({ typedOnly }) => typedOnly !== true),
  );
  const parsed = parseProgram(text.slice(opening.length, -closing.length));
  if (parsed.ok) return { ok: true, edits };
  const { message, offset } = parsed.problem;
  return {
    ok: false,
    problem: { message, offset: offset === undefined ? undefined : toBefore(offset + opening.length) - opening.length },
  };
}

function calledAtEnd(assembled: string, { text, callee }: ExportedValue): Edit[] {
  const end = bodyEnd(assembled);
  return [{ start: end, end, text: `\nreturn ${text};` }, ...parameterTypes(callee, end)];
}

function bodyEnd(assembled: string): number {
  return assembled.length - closing.length;
}
