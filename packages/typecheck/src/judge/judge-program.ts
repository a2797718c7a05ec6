import type ts from 'typescript-js';

import type { CompilerError, Syntax, Type, CompiledProgram } from '../compiler/compiler.ts';
import { compilerLevelOf } from '../rules/compiler-rules.ts';
import type { Mistake } from '../rules/finding.ts';
import { createJudgeArguments } from './judge-argument.ts';
import { judgeAwaits, promiseUsed } from './judge-awaits.ts';
import { judgeMember, type MemberRead } from './judge-member.ts';
import { judgeName } from './judge-name.ts';
import { judgeUnsettled } from './judge-unsettled.ts';
import { findCovering } from './node-at.ts';
import { createProgramContext, type ProgramContext } from './program-context.ts';
import { findPromiseSource } from './promise-source.ts';

/** Everything that is wrong with a program, in no order. */
export function judgeProgram(compiled: CompiledProgram): readonly Mistake[] {
  const context = createProgramContext(compiled);
  const calls = judgeCalls(context);
  const mistakes: Mistake[] = [...judgeAwaits(context), ...judgeUnsettled(context), ...calls.mistakes];
  for (const error of compiled.semanticErrors()) {
    const judged = judgeError(context, error);
    if (judged === undefined || (judged.code.startsWith('TS') && calls.cover(judged.node))) continue;
    mistakes.push(judged);
  }
  return mistakes;
}

/** The arguments of every tool call. */
function judgeCalls(context: ProgramContext): {
  readonly mistakes: readonly Mistake[];
  /** True inside a call that was found wrong: the compiler says the same in its own words. */
  cover(node: ts.Node): boolean;
} {
  const { syntax } = context;
  const judgeArguments = createJudgeArguments(context);
  const mistakes: Mistake[] = [];
  const wrong: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (syntax.isCallExpression(node)) {
      const tool = context.toolOf(node);
      const found = tool === undefined ? [] : judgeArguments(node, tool);
      if (found.length > 0) wrong.push(node);
      mistakes.push(...found);
    }
    syntax.forEachChild(node, visit);
  };
  visit(context.program);
  return { mistakes, cover: (node) => wrong.some(({ pos, end }) => pos <= node.pos && node.end <= end) };
}

const members: ReadonlySet<number> = new Set([2339, 2551, 2550, 2568, 2576, 7053]);
const names: ReadonlySet<number> = new Set([
  2304, 2552, 2503, 2580, 2581, 2582, 2583, 2584, 2585, 2591, 2592, 2593, 18004,
]);
const calls: ReadonlySet<number> = new Set([2349, 2348, 2351, 6234]);
const lists: ReadonlySet<number> = new Set([2488, 2495, 2461, 2504, 2548, 2549]);

function judgeError(context: ProgramContext, error: CompilerError): Mistake | undefined {
  const { code, start, end } = error;
  const node = findCovering(context, start, end);
  const judged = members.has(code)
    ? judgeMissing(context, node)
    : names.has(code)
      ? judgeName(context, node)
      : calls.has(code)
        ? judgeCallee(context, node)
        : lists.has(code)
          ? judgeList(context, node)
          : undefined;
  if (judged === 'off') return undefined;
  return judged ?? ownWords(error, node);
}

/** What the compiler says, where no rule of ours says it better. */
function ownWords({ code, message }: CompilerError, node: ts.Node): Mistake | undefined {
  if (compilerLevelOf(code) === 'off') return undefined;
  // Of a type that nothing is left of the compiler has lost track, as of a list that began empty.
  if (/\bnever\b/.test(message)) return undefined;
  return { code: `TS${code}`, message, node };
}

function judgeMissing(context: ProgramContext, node: ts.Node): Mistake | 'off' | undefined {
  const member = memberAt(context, node);
  return member === undefined ? 'off' : judgeMember(context, member);
}

function memberAt({ checker, syntax }: ProgramContext, node: ts.Node): MemberRead | undefined {
  const { parent } = node;
  if (syntax.isPropertyAccessExpression(parent) && parent.name === node) {
    const object = parent.expression;
    return { name: parent.name.text, node, read: parent, receiver: checker.getTypeAtLocation(object), object };
  }
  const access = syntax.isElementAccessExpression(node) ? node : parent;
  if (syntax.isElementAccessExpression(access)) {
    const { argumentExpression: key, expression: object } = access;
    const receiver = checker.getTypeAtLocation(object);
    if (!syntax.isStringLiteralLike(key) && !syntax.isNumericLiteral(key)) return undefined;
    return { name: key.text, node: key, read: access, receiver, object };
  }
  if (syntax.isBindingElement(parent) && syntax.isObjectBindingPattern(parent.parent)) {
    const key = parent.propertyName ?? parent.name;
    if (!syntax.isIdentifier(key) && !syntax.isStringLiteralLike(key)) return undefined;
    const receiver = checker.getTypeAtLocation(parent.parent);
    return {
      name: key.text,
      node,
      read: parent,
      receiver: sourceOf({ checker, syntax }, parent.parent) ?? receiver,
      object: undefined,
    };
  }
  return undefined;
}

/** What a pattern takes apart: the pattern's own type knows only what is taken. */
function sourceOf(
  { checker, syntax }: Pick<ProgramContext, 'checker' | 'syntax'>,
  { parent }: ts.ObjectBindingPattern,
): Type | undefined {
  const initializer = syntax.isVariableDeclaration(parent) ? parent.initializer : undefined;
  return initializer && checker.getTypeAtLocation(initializer);
}

function judgeCallee(context: ProgramContext, node: ts.Node): Mistake | undefined {
  const callee = calleeAt(context.syntax, node);
  if (callee === undefined) return undefined;
  const type = context.checker.getTypeAtLocation(callee);
  if (context.isPromise(type)) return promiseUsed(context, callee, findPromiseSource(context, callee));
  const holder = context.holderPathOf(type);
  const origin = context.originOf(type);
  if (origin !== 'api' && !(origin === 'library' && isPlain(context.syntax, type))) return undefined;
  const what =
    holder === undefined ? `\`${context.nameOf(type)}\` is no function.` : namespaceIsNoTool(context, holder, type);
  return {
    code: 'not_callable',
    message: `\`${callee.getText().slice(0, 60)}\` cannot be called: ${what}`,
    node: callee,
  };
}

/** The expression that is called where the compiler points at it, or at its last name. */
function calleeAt(syntax: Syntax, node: ts.Node): ts.Expression | undefined {
  for (let at: ts.Node = node; !syntax.isStatement(at) && at.parent !== undefined; at = at.parent) {
    if (syntax.isCallExpression(at) || syntax.isNewExpression(at)) return at.expression;
  }
  return undefined;
}

function namespaceIsNoTool({ checker }: ProgramContext, holder: string, type: Type): string {
  const tools = checker.getPropertiesOfType(type).map(({ name }) => name);
  return `\`${holder}\` holds tools: ${tools.slice(0, 12).join(', ')}${tools.length > 12 ? ', …' : ''}.`;
}

function judgeList(context: ProgramContext, node: ts.Node): Mistake | undefined {
  const { syntax } = context;
  const type = context.checker.getTypeAtLocation(node);
  if (context.isPromise(type) && syntax.isExpression(node)) {
    return promiseUsed(context, node, findPromiseSource(context, node));
  }
  const isResult = context.originOf(type) === 'api' && context.holderPathOf(type) === undefined;
  if (!isResult && !isPlain(context.syntax, type)) return undefined;
  const lists = context.checker
    .getPropertiesOfType(type)
    .filter((property) => context.checker.isArrayType(context.checker.getTypeOfSymbol(property)))
    .map(({ name }) => `\`${name}\``);
  const hint = isResult && lists.length > 0 ? ` It has a list in ${lists.slice(0, 3).join(', ')}.` : '';
  return { code: 'not_iterable', message: `\`${context.nameOf(type)}\` is no list.${hint}`, node };
}

/** A number, a boolean and the like: nothing a program sets on them makes them a function or a list. */
function isPlain(syntax: Syntax, type: Type): boolean {
  return (
    (type.flags & (syntax.TypeFlags.NumberLike | syntax.TypeFlags.BooleanLike | syntax.TypeFlags.StringLike)) !== 0
  );
}
