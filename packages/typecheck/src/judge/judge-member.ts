import type ts from 'typescript-js';

import type { Syntax, Type } from '../compiler/compiler.ts';
import type { Mistake } from '../rules/finding.ts';
import { promiseUsed } from './judge-awaits.ts';
import type { ProgramContext } from './program-context.ts';
import { isGuarded, readText } from './program-names.ts';
import { findPromiseSource } from './promise-source.ts';
import { signatureOf } from './signature.ts';
import { didYouMean, suggest } from './suggest.ts';

/** A read of a property that its object does not have. */
export interface MemberRead {
  readonly name: string;
  /** Where the name stands. */
  readonly node: ts.Node;
  /** The whole read: `a.b`, or the element that takes it out of a pattern. */
  readonly read: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.BindingElement;
  readonly receiver: Type;
  /** The object, where it is an expression. */
  readonly object: ts.Expression | undefined;
}

/** What a missing property means; `'off'` where it is none of our business, `undefined` where the compiler knows best. */
export function judgeMember(context: ProgramContext, member: MemberRead): Mistake | 'off' | undefined {
  const { checker } = context;
  const { name, node, receiver, object } = member;
  const type = receiver.isUnion() ? checker.getNonNullableType(receiver) : receiver;
  const holder = context.holderPathOf(type);
  if (holder !== undefined) return unknownTool(context, holder, type, member);
  if (context.names.set.has(name)) return 'off';
  if (context.isPromise(type)) {
    const source = object && findPromiseSource(context, object);
    return promiseUsed(context, object ?? node, source ?? { tool: undefined, isCall: false, cause: undefined });
  }
  if (type.isUnion()) {
    // Some of them have it: the program reads what it expects.
    return type.types.some((each) => checker.getPropertyOfType(each, name))
      ? 'off'
      : unknownIn(context, type.types, member);
  }
  return unknownIn(context, [type], member);
}

function unknownIn(context: ProgramContext, types: readonly Type[], member: MemberRead): Mistake | 'off' | undefined {
  const origins = new Set(types.map((type) => context.originOf(type)));
  if (origins.has('nowhere')) return 'off';
  const isCare = readsWithCare(context, member);
  const { name, node } = member;
  const known = types.flatMap((type) => context.checker.getPropertiesOfType(type).map((each) => each.name));
  const hint = didYouMean(suggest(name, known));
  if (origins.has('program')) return hint === '' ? 'off' : undefined;
  if (origins.has('api')) {
    const tool = calledTool(context.syntax, types);
    if (tool !== undefined) {
      const message = `\`${tool.name.getText()}\` is a tool: call it and \`await\` the call.\n${signatureOf(context, tool)}`;
      return { code: 'unknown_property', message, node };
    }
    const listed = known.slice(0, namesShown).map((each) => `\`${each}\``);
    const has =
      hint === '' && listed.length > 0
        ? ` It has ${listed.join(', ')}${known.length > namesShown ? ', …' : ''}.`
        : hint;
    const message = `The result has no property \`${name}\`.${has}`;
    return { code: isCare ? 'maybe_missing' : 'unknown_property', message, node };
  }
  const kind = types.map((type) => context.nameOf(type)).join(' | ');
  const message = `There is no \`${name}\` on \`${kind}\`.${hint}`;
  return { code: isCare || !isUsed(context.syntax, member) ? 'maybe_missing' : 'unknown_method', message, node };
}

const namesShown = 12;

/** The tool whose own type this is: it was read from without being called. */
function calledTool(syntax: Syntax, types: readonly Type[]): ts.MethodSignature | undefined {
  const declaration = types[0]?.getCallSignatures()[0]?.getDeclaration();
  return declaration !== undefined && syntax.isMethodSignature(declaration) ? declaration : undefined;
}

/** True where the program allows for the property to be missing, here or by asking for it elsewhere. */
function readsWithCare(context: ProgramContext, { read }: MemberRead): boolean {
  const { syntax } = context;
  if (context.names.copiesUnseen) return true;
  if (syntax.isBindingElement(read)) return read.initializer !== undefined;
  return isGuarded(syntax, read) || context.names.asked.has(readText(read));
}

/** True where a missing property throws at once: it is called, or read from. */
function isUsed(syntax: Syntax, { read }: MemberRead): boolean {
  const { parent } = read;
  const isHead =
    syntax.isCallExpression(parent) ||
    syntax.isPropertyAccessExpression(parent) ||
    syntax.isElementAccessExpression(parent);
  return isHead && parent.expression === read;
}

function unknownTool(context: ProgramContext, holder: string, type: Type, { name, node, read }: MemberRead): Mistake {
  const { syntax } = context;
  const { checker } = context;
  const here = checker.getPropertiesOfType(type).map((each) => each.name);
  const close = suggest(name, here).map((each) => `${holder}.${each}`);
  const elsewhere = close.length > 0 ? [] : findElsewhere(context, name, holder);
  const isNamespace =
    holder === 'codemode' && syntax.isPropertyAccessExpression(read.parent) && read.parent.expression === read;
  const what = isNamespace || isHolderName(type, context) ? 'Namespaces' : 'Tools';
  const listed =
    [...close, ...elsewhere].length > 0
      ? ''
      : ` ${what} there: ${here.slice(0, namesShown).join(', ')}${here.length > namesShown ? ', …' : ''}.`;
  const names = [...close, ...elsewhere];
  const signature = names.length === 1 ? signatureNamed(context, names[0] ?? '') : '';
  return {
    code: isNamespace ? 'unknown_namespace' : 'unknown_tool',
    message: `There is no \`${holder}.${name}\`.${didYouMean(names)}${listed}${signature}`,
    node,
  };
}

function isHolderName(type: Type, { checker }: ProgramContext): boolean {
  const [first] = checker.getPropertiesOfType(type);
  return first !== undefined && checker.getTypeOfSymbol(first).getCallSignatures().length === 0;
}

/** Every tool of the API by its path. Walked when a name is unknown, and never else. */
export function* toolsOf({
  api,
  syntax,
}: ProgramContext): Generator<{ readonly path: string; readonly declaration: ts.MethodSignature }> {
  for (const statement of api.statements) {
    if (!syntax.isVariableStatement(statement)) continue;
    for (const { name, type } of statement.declarationList.declarations) {
      if (type === undefined || !syntax.isTypeLiteralNode(type)) continue;
      yield* membersOf(syntax, type, name.getText());
    }
  }
}

function* membersOf(
  syntax: Syntax,
  holder: ts.TypeLiteralNode,
  path: string,
): Generator<{ readonly path: string; readonly declaration: ts.MethodSignature }> {
  for (const member of holder.members) {
    const inner = `${path}.${member.name?.getText() ?? ''}`;
    if (syntax.isMethodSignature(member)) yield { path: inner, declaration: member };
    else if (syntax.isPropertySignature(member) && member.type && syntax.isTypeLiteralNode(member.type)) {
      yield* membersOf(syntax, member.type, inner);
    }
  }
}

/** The same name in another namespace. */
function findElsewhere(context: ProgramContext, name: string, holder: string): readonly string[] {
  const found: string[] = [];
  const wanted = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const { path } of toolsOf(context)) {
    const last = path.slice(path.lastIndexOf('.') + 1);
    const isSame = last.toLowerCase().replaceAll(/[^a-z0-9]/g, '') === wanted;
    if (isSame && !path.startsWith(`${holder}.${last}`)) found.push(path);
    if (found.length === 2) break;
  }
  return found;
}

function signatureNamed(context: ProgramContext, wanted: string): string {
  for (const { path, declaration } of toolsOf(context)) {
    if (path === wanted) return `\n${signatureOf(context, declaration)}`;
  }
  return '';
}
