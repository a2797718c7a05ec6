import ts from 'typescript-js';

import type { CompiledProgram } from '../compiler/create-compiler.ts';
import { readNames, type ProgramNames } from './program-names.ts';

/** What every rule asks about a program. */
export interface ProgramContext extends CompiledProgram {
  readonly names: ProgramNames;
  /** Who declares a type: the API, the language and the guest, or the program. */
  originOf(type: ts.Type): Origin;
  /** `codemode` or `codemode.github`, for the types of these objects. */
  holderPathOf(type: ts.Type): string | undefined;
  /** The tool that a call calls. */
  toolOf(call: ts.Expression): Tool | undefined;
  isPromise(type: ts.Type): boolean;
  /** A type as a model should read it, cut where it is long. */
  nameOf(type: ts.Type): string;
}

export type Origin = 'api' | 'library' | 'program' | 'nowhere';

export interface Tool {
  /** `codemode.github.list_issues`. */
  readonly path: string;
  readonly declaration: ts.MethodSignature;
  readonly parameters: readonly ts.Symbol[];
}

const typeNameLength = 80;

/** Gathers what the rules ask again and again. */
export function createProgramContext(compiled: CompiledProgram): ProgramContext {
  const { checker, api } = compiled;
  const originOf = (type: ts.Type): Origin => {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return 'nowhere';
    const symbol = checker.getApparentType(type).getSymbol();
    const file = symbol?.declarations?.[0]?.getSourceFile();
    if (file === undefined) return 'nowhere';
    return file === api ? 'api' : compiled.isLibrary(file) ? 'library' : 'program';
  };
  return {
    ...compiled,
    names: readNames(compiled.program),
    originOf,
    holderPathOf: (type) => {
      const declaration = type.getSymbol()?.declarations?.[0];
      const isHolder = declaration?.getSourceFile() === api && ts.isTypeLiteralNode(declaration);
      return isHolder ? holderPath(declaration) : undefined;
    },
    toolOf: (call) => {
      if (!ts.isCallExpression(call)) return undefined;
      const signature = checker.getResolvedSignature(call);
      const declaration = signature?.getDeclaration();
      if (signature === undefined || declaration?.getSourceFile() !== api) return undefined;
      const path = ts.isMethodSignature(declaration) ? toolPath(declaration) : undefined;
      if (path === undefined) return undefined;
      return { path, declaration: declaration as ts.MethodSignature, parameters: signature.getParameters() };
    },
    isPromise: (type) => type.getSymbol()?.name === 'Promise' && originOf(type) === 'library',
    nameOf: (type) => {
      const name = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation).replaceAll(/\s+/g, ' ');
      return name.length > typeNameLength ? `${name.slice(0, typeNameLength)}…` : name;
    },
  };
}

/** `codemode.github` for the literal that follows `github:`; `undefined` for types inside a tool. */
function holderPath(literal: ts.TypeLiteralNode): string | undefined {
  const { parent } = literal;
  if (ts.isVariableDeclaration(parent)) return parent.name.getText();
  if (!ts.isPropertySignature(parent) || !ts.isTypeLiteralNode(parent.parent)) return undefined;
  const outer = holderPath(parent.parent);
  return outer === undefined ? undefined : outer + member(parent.name);
}

function toolPath(declaration: ts.MethodSignature): string | undefined {
  const holder = ts.isTypeLiteralNode(declaration.parent) ? holderPath(declaration.parent) : undefined;
  return holder === undefined ? undefined : holder + member(declaration.name);
}

function member(name: ts.PropertyName): string {
  return ts.isIdentifier(name) ? `.${name.text}` : `[${name.getText()}]`;
}
