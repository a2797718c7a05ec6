import type ts from 'typescript-js';

import type { ProgramSymbol, Syntax, Type } from '../compiler/compiler.ts';
import type { Mistake } from '../rules/finding.ts';
import { createFindMisfit, type FindMisfit, type Misfit } from './find-misfit.ts';
import type { ProgramContext, Tool } from './program-context.ts';
import { didYouMean, suggest } from './suggest.ts';

/** Finds what is surely wrong in the arguments of one tool call. */
export type JudgeArguments = (call: ts.CallExpression, tool: Tool) => readonly Mistake[];

/** What one call is judged with. */
interface Desk {
  readonly context: ProgramContext;
  readonly findMisfit: FindMisfit;
  readonly tool: Tool;
  readonly mistakes: Mistake[];
}

/** Walks literals down to the place that is wrong; anything else is compared by its type. */
export function createJudgeArguments(context: ProgramContext): JudgeArguments {
  const findMisfit = createFindMisfit(context);
  return (call, tool) => {
    const mistakes: Mistake[] = [];
    const desk: Desk = { context, findMisfit, tool, mistakes };
    const { parameters, path } = tool;
    const isHostFunction = path.startsWith('codemode.$');
    const [second] = call.arguments.slice(1);
    if (call.arguments.some(context.syntax.isSpreadElement)) return [];
    if (second !== undefined && !isHostFunction) {
      const message = `\`${path}\` takes one object with named fields, not ${call.arguments.length} values.`;
      mistakes.push({ code: 'unknown_argument', message: withSignature(message, tool), node: second });
    }
    parameters.forEach((parameter, index) => {
      const argument = call.arguments[index];
      const type = context.checker.getTypeOfSymbol(parameter);
      if (argument !== undefined) visit(desk, argument, type, []);
      else if (!isOptional(context, parameter)) mistakes.push(missingAll(desk, call, type));
    });
    return mistakes;
  };
}

function missingAll({ context, tool }: Desk, call: ts.CallExpression, type: Type): Mistake {
  const names = context.checker
    .getPropertiesOfType(type)
    .filter((property) => (property.flags & context.syntax.SymbolFlags.Optional) === 0)
    .map(({ name }) => `\`${name}\``);
  const list = names.length === 0 ? '' : ` It needs ${names.join(', ')}.`;
  const message = `\`${tool.path}\` is called without an argument.${list}`;
  return { code: 'missing_argument', message: withSignature(message, tool), node: call.expression };
}

function isOptional({ syntax }: ProgramContext, parameter: ProgramSymbol): boolean {
  const declaration = parameter.valueDeclaration;
  return declaration !== undefined && syntax.isParameter(declaration) && declaration.questionToken !== undefined;
}

/** `path` are the properties that lead from the argument to `node`. */
function visit(desk: Desk, node: ts.Expression, target: Type, path: readonly string[]): void {
  const { syntax } = desk.context;
  if (syntax.isParenthesizedExpression(node) || syntax.isSatisfiesExpression(node)) {
    return visit(desk, node.expression, target, path);
  }
  if (syntax.isObjectLiteralExpression(node)) {
    const shape = shapeFor(desk, node, target);
    if (shape !== undefined) return visitObject(desk, node, shape, path);
  }
  if (syntax.isArrayLiteralExpression(node)) {
    const element = elementFor(desk, target);
    if (element === undefined) return compare(desk, node, target, path);
    for (const each of node.elements) if (!syntax.isSpreadElement(each)) visit(desk, each, element, [...path, '[]']);
    return undefined;
  }
  if (syntax.isConditionalExpression(node)) {
    // One branch that fits, and the call may be right.
    const [one, other] = [node.whenTrue, node.whenFalse].map((branch) => judged(desk, branch, target, path));
    if (one?.length && other?.length) desk.mistakes.push(...one);
    return undefined;
  }
  const literal = syntax.isIdentifier(node) ? literalBehind(desk.context, node) : undefined;
  if (literal !== undefined) {
    const inside = judged(desk, literal, target, path).filter((mistake) => !isSetLater(desk, mistake));
    desk.mistakes.push(...inside);
    if (inside.length > 0) return undefined;
  }
  return compare(desk, node, target, path);
}

function judged(desk: Desk, node: ts.Expression, target: Type, path: readonly string[]): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  visit({ ...desk, mistakes }, node, target, path);
  return mistakes;
}

/** True for a place in a literal that the program may write to before it hands the literal on. */
function isSetLater({ context: { names, syntax } }: Desk, { node }: Mistake): boolean {
  for (let at = node; !syntax.isStatement(at); at = at.parent) {
    const name = syntax.isObjectLiteralElementLike(at) ? nameOf(syntax, at) : undefined;
    if (name !== undefined && names.set.has(name)) return true;
  }
  return names.copiesUnseen;
}

/** The object literal a constant holds, where it is used as an argument right away. */
function literalBehind(
  { checker, syntax }: ProgramContext,
  node: ts.Identifier,
): ts.ObjectLiteralExpression | undefined {
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (declaration === undefined || !syntax.isVariableDeclaration(declaration) || declaration.type) return undefined;
  const { initializer, parent } = declaration;
  const isConstant = (parent.flags & syntax.NodeFlags.Const) !== 0;
  return isConstant && initializer && syntax.isObjectLiteralExpression(initializer) ? initializer : undefined;
}

/** The one type of a union that a literal can be; `undefined` where it is to be compared as a whole. */
function shapeFor(desk: Desk, node: ts.ObjectLiteralExpression, target: Type): Type | undefined {
  const { checker, syntax } = desk.context;
  const options = (target.isUnion() ? target.types : [target]).filter(
    (type) =>
      (type.flags & (syntax.TypeFlags.Object | syntax.TypeFlags.Intersection)) !== 0 && !checker.isArrayType(type),
  );
  const [only, ...others] = options;
  if (only === undefined || others.length === 0) return only;
  const tried = options.map((type) => ({ type, mistakes: triedWith(desk, node, type) }));
  return tried.toSorted((a, b) => a.mistakes - b.mistakes)[0]?.type;
}

function triedWith(desk: Desk, node: ts.ObjectLiteralExpression, type: Type): number {
  const mistakes: Mistake[] = [];
  visitObject({ ...desk, mistakes }, node, type, []);
  return mistakes.length;
}

function elementFor({ context }: Desk, target: Type): Type | undefined {
  const { checker } = context;
  const lists = (target.isUnion() ? target.types : [target]).filter((type) => checker.isArrayType(type));
  return lists.length === 1 ? lists[0]?.getNumberIndexType() : undefined;
}

function visitObject(desk: Desk, node: ts.ObjectLiteralExpression, target: Type, path: readonly string[]): void {
  const { checker, names, syntax } = desk.context;
  const given = new Set<string>();
  const meant = new Set<string>();
  let isOpen = false;
  for (const property of node.properties) {
    if (syntax.isSpreadAssignment(property)) {
      const spread = checker.getTypeAtLocation(property.expression);
      isOpen ||= isUnseen(syntax, spread);
      for (const { name } of checker.getPropertiesOfType(spread)) given.add(name);
      continue;
    }
    const name = nameOf(syntax, property);
    if (name === undefined) {
      isOpen = true;
      continue;
    }
    given.add(name);
    const wanted = checker.getPropertyOfType(target, name);
    const type = wanted === undefined ? target.getStringIndexType() : checker.getTypeOfSymbol(wanted);
    if (type === undefined) {
      const known = checker.getPropertiesOfType(target).map((each) => each.name);
      const close = suggest(
        name,
        known.filter((each) => !given.has(each)),
      );
      if (close[0] !== undefined) meant.add(close[0]);
      desk.mistakes.push(unknownProperty(desk, property, name, close, path));
    } else if (syntax.isPropertyAssignment(property)) visit(desk, property.initializer, type, [...path, name]);
    else if (syntax.isShorthandPropertyAssignment(property)) compare(desk, property.name, type, [...path, name]);
    else desk.mistakes.push(wrongType(desk, property, 'a function', type, [...path, name]));
  }
  if (isOpen) return;
  // A required name that is only misspelt is told once, where it is misspelt.
  const missing = checker
    .getPropertiesOfType(target)
    .filter(({ flags, name }) => !(flags & syntax.SymbolFlags.Optional) && !given.has(name) && !meant.has(name))
    .map(({ name }) => name)
    .filter((name) => !isVariables(syntax, node) || !names.set.has(name));
  if (missing.length > 0) desk.mistakes.push(missingProperties(desk, node, missing, path));
}

/** True for a literal that a variable holds: the program may add to it. */
function isVariables(syntax: Syntax, node: ts.Node): boolean {
  return syntax.isVariableDeclaration(node.parent);
}

function isUnseen(syntax: Syntax, type: Type): boolean {
  const { Any, Unknown, TypeParameter } = syntax.TypeFlags;
  return (type.flags & (Any | Unknown | TypeParameter)) !== 0 || type.getStringIndexType() !== undefined;
}

function nameOf(syntax: Syntax, { name }: ts.ObjectLiteralElementLike): string | undefined {
  if (name === undefined) return undefined;
  return syntax.isIdentifier(name) || syntax.isStringLiteralLike(name) || syntax.isNumericLiteral(name)
    ? name.text
    : undefined;
}

function compare(desk: Desk, node: ts.Expression, target: Type, path: readonly string[]): void {
  const { checker, syntax } = desk.context;
  const isShorthand = syntax.isShorthandPropertyAssignment(node.parent);
  const symbol = isShorthand ? checker.getShorthandAssignmentValueSymbol(node.parent) : undefined;
  const source = symbol ? checker.getTypeOfSymbolAtLocation(symbol, node) : checker.getTypeAtLocation(node);
  const misfit = desk.findMisfit(source, target);
  if (misfit !== undefined) desk.mistakes.push(mistakeOf(desk, node, misfit, path));
}

function mistakeOf(desk: Desk, node: ts.Expression, misfit: Misfit, path: readonly string[]): Mistake {
  const { kind, found, expected } = misfit;
  const whole = [...path, ...misfit.path];
  if (kind === 'missing') return missingProperties(desk, node, [found], whole);
  if (kind === 'type') return wrongType(desk, node, `\`${found}\``, expected, whole, node);
  const message = `${placeOf(whole, desk.tool)} is a promise: write \`await\` before the call that gives it.`;
  return { code: 'missing_await', message, node };
}

function missingProperties(desk: Desk, node: ts.Node, names: readonly string[], path: readonly string[]): Mistake {
  const list = names.map((name) => `\`${name}\``).join(', ');
  const message = `${list} ${names.length === 1 ? 'is' : 'are'} missing in ${placeOf(path, desk.tool)}.`;
  return { code: 'missing_argument', message: withSignature(message, desk.tool), node };
}

function unknownProperty(
  desk: Desk,
  property: ts.ObjectLiteralElementLike,
  name: string,
  close: readonly string[],
  path: readonly string[],
): Mistake {
  const message = `\`${name}\` is no property of ${placeOf(path, desk.tool)}.${didYouMean(close)}`;
  return {
    code: 'unknown_argument',
    message: withSignature(message, desk.tool),
    node: property.name ?? property,
  };
}

function wrongType(
  desk: Desk,
  node: ts.Node,
  found: string,
  expected: Type,
  path: readonly string[],
  value?: ts.Expression,
): Mistake {
  const words = expected.isUnion()
    ? expected.types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []))
    : [];
  const close =
    value && desk.context.syntax.isStringLiteralLike(value)
      ? suggest(value.text, words, 1).map((word) => `"${word}"`)
      : [];
  const wanted = desk.context.nameOf(withoutNothing(desk.context, expected));
  const message = `${placeOf(path, desk.tool)} must be \`${wanted}\` and is ${found}.${didYouMean(close)}`;
  return { code: 'wrong_argument', message: withSignature(message, desk.tool), node };
}

function withoutNothing({ checker, syntax }: ProgramContext, type: Type): Type {
  return type.isUnion() && type.types.some(({ flags }) => flags & syntax.TypeFlags.Undefined)
    ? checker.getNonNullableType(type)
    : type;
}

function placeOf(path: readonly string[], { path: tool }: Tool): string {
  const place = path.join('.').replaceAll('.[]', '[]');
  return place === '' ? `the argument of \`${tool}\`` : `\`${place}\` of \`${tool}\``;
}

function withSignature(message: string, { signature }: Tool): string {
  return `${message}\n${signature()}`;
}
