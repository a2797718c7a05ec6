import type ts from 'typescript-js';
import type { Node } from 'typescript/unstable/ast';
import type * as Seven from 'typescript/unstable/sync';

import type { Home, ProgramSymbol, Type, TypeQuestions } from '../compiler/compiler.ts';
import { createObjects, type Objects } from './create-objects.ts';
import type { TypeScript7 } from './load-typescript-7.ts';

/** The questions of the rules, put to TypeScript 7. */
export interface Answers extends TypeQuestions {
  homeOf(symbol: ProgramSymbol): Home | undefined;
}

/** Makes the answers for one program. `homeAt` says whose a file is. */
export function createAnswers(
  typescript: TypeScript7,
  { checker }: Seven.Project,
  homeAt: (path: string) => Home,
): Answers {
  const objects = createObjects(typescript, checker, homeAt);
  const { toType, toSymbol, fromType, fromSymbol } = objects;
  const typeIf = (seven: Seven.Type | undefined): Type | undefined => seven && toType(seven);
  const symbolIf = (seven: Seven.Symbol | undefined): ProgramSymbol | undefined => seven && toSymbol(seven);
  const typeOr = (seven: Seven.Type | undefined): Type => toType(seven ?? checker.getAnyType());
  return {
    homeOf: (symbol) => {
      const [declaration] = fromSymbol(symbol).declarations;
      return declaration && homeAt(declaration.path);
    },
    getApparentType: (type) => typeIf(checker.getApparentType(fromType(type))) ?? type,
    getAwaitedType: (type) => awaited(objects, checker, type),
    getBaseConstraintOfType: (type) => typeIf(checker.getBaseConstraintOfType(fromType(type))),
    getNonNullableType: (type) => typeIf(checker.getNonNullableType(fromType(type))) ?? type,
    getPropertiesOfType: (type) => checker.getPropertiesOfType(fromType(type)).map(toSymbol),
    getPropertyOfType: (type, name) => symbolIf(checker.getPropertyOfType(fromType(type), name)),
    getResolvedSignature: (call) => {
      const signature = checker.getResolvedSignature(nodeOf(call));
      return signature && objects.toSignature(signature);
    },
    getShorthandAssignmentValueSymbol: (node) => symbolIf(checker.getShorthandAssignmentValueSymbol(nodeOf(node))),
    getSymbolAtLocation: (node) => symbolIf(checker.getSymbolAtLocation(nodeOf(node))),
    getTypeAtLocation: (node) => typeOr(checker.getTypeAtLocation(nodeOf(node))),
    getTypeOfSymbol: (symbol) => typeOr(checker.getTypeOfSymbol(fromSymbol(symbol))),
    getTypeOfSymbolAtLocation: (symbol, node) =>
      toType(checker.getTypeOfSymbolAtLocation(fromSymbol(symbol), nodeOf(node))),
    isArrayType: (type) => checker.isArrayType(fromType(type)),
    isTupleType: (type) => checker.isTupleType(fromType(type)),
    isTypeAssignableTo: (source, target) => checker.isTypeAssignableTo(fromType(source), fromType(target)),
    typeToString: (type, _enclosing, flags) => checker.typeToString(fromType(type), undefined, flags),
  };
}

/** The rules hold nodes of the compiler that made them, under the name they have in TypeScript 6. */
function nodeOf(node: ts.Node): Node {
  return node as unknown as Node;
}

/** TypeScript 7 cannot be asked what `await` gives: it is what a promise of the language holds, as deep as they go. */
function awaited({ toType, fromType }: Objects, checker: Seven.Checker, type: Type): Type {
  let seven = fromType(type);
  for (let level = 0; level < 10 && seven.getSymbol()?.name === 'Promise'; level += 1) {
    const [held] = checker.getTypeArguments(seven as Seven.TypeReference);
    if (held === undefined) break;
    seven = held;
  }
  return toType(seven);
}
