import type ts from 'typescript-js';

import type { CompiledProgram, Home, ProgramSymbol, Syntax, Type } from '../compiler/compiler.ts';
import { readNames, type ProgramNames } from './program-names.ts';
import { signatureOf } from './signature.ts';

/** What every rule asks about a program. */
export interface ProgramContext extends CompiledProgram {
  readonly names: ProgramNames;
  /** Who declares a type: the API, the language and the guest, or the program. */
  originOf(type: Type): Origin;
  /** `codemode` or `codemode.github`, for the types of these objects. */
  holderPathOf(type: Type): string | undefined;
  /** The tool that a call calls. */
  toolOf(call: ts.Expression): Tool | undefined;
  isPromise(type: Type): boolean;
  /** A type as a model should read it, cut where it is long. */
  nameOf(type: Type): string;
}

export type Origin = Home | 'nowhere';

export interface Tool {
  /** `codemode.github.list_issues`. */
  readonly path: string;
  readonly parameters: readonly ProgramSymbol[];
  /** On one line, as a model should read it. */
  signature(): string;
}

const typeNameLength = 80;

/** Gathers what the rules ask again and again. */
export function createProgramContext(compiled: CompiledProgram): ProgramContext {
  const { checker, syntax } = compiled;
  const originOf = (type: Type): Origin => {
    if (type.flags & (syntax.TypeFlags.Any | syntax.TypeFlags.Unknown | syntax.TypeFlags.Never)) return 'nowhere';
    const symbol = checker.getApparentType(type).getSymbol();
    return (symbol && compiled.homeOf(symbol)) ?? 'nowhere';
  };
  return {
    ...compiled,
    names: readNames(syntax, compiled.program),
    originOf,
    holderPathOf: (type) => {
      const symbol = type.getSymbol();
      const [declaration] = (symbol && compiled.homeOf(symbol) === 'api' && symbol.declarations) || [];
      return declaration && syntax.isTypeLiteralNode(declaration) ? holderPath(syntax, declaration) : undefined;
    },
    toolOf: (call) => (syntax.isCallExpression(call) ? findTool(compiled, call) : undefined),
    isPromise: (type) => type.getSymbol()?.name === 'Promise' && originOf(type) === 'library',
    nameOf: (type) => {
      const name = checker.typeToString(type, undefined, syntax.TypeFormatFlags.NoTruncation).replaceAll(/\s+/g, ' ');
      return name.length > typeNameLength ? `${name.slice(0, typeNameLength)}…` : name;
    },
  };
}

function findTool(compiled: CompiledProgram, call: ts.CallExpression): Tool | undefined {
  const { api, checker, syntax } = compiled;
  const signature = checker.getResolvedSignature(call);
  const declaration = signature?.getDeclaration();
  if (signature === undefined || declaration === undefined || !syntax.isMethodSignature(declaration)) return undefined;
  const path = declaration.getSourceFile() === api ? toolPath(syntax, declaration) : undefined;
  if (path === undefined) return undefined;
  return { path, parameters: signature.getParameters(), signature: () => signatureOf(compiled, declaration) };
}

/** `codemode.github` for the literal that follows `github:`; `undefined` for types inside a tool. */
function holderPath(syntax: Syntax, literal: ts.TypeLiteralNode): string | undefined {
  const { parent } = literal;
  if (syntax.isVariableDeclaration(parent)) return parent.name.getText();
  if (!syntax.isPropertySignature(parent) || !syntax.isTypeLiteralNode(parent.parent)) return undefined;
  const outer = holderPath(syntax, parent.parent);
  return outer === undefined ? undefined : outer + member(syntax, parent.name);
}

function toolPath(syntax: Syntax, declaration: ts.MethodSignature): string | undefined {
  const holder = syntax.isTypeLiteralNode(declaration.parent) ? holderPath(syntax, declaration.parent) : undefined;
  return holder === undefined ? undefined : holder + member(syntax, declaration.name);
}

function member(syntax: Syntax, name: ts.PropertyName): string {
  return syntax.isIdentifier(name) ? `.${name.text}` : `[${name.getText()}]`;
}
