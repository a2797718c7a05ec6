import type { ProgramSymbol, Type } from '../compiler/compiler.ts';
import type { ProgramContext } from './program-context.ts';

/** A promise somewhere inside a value. */
export interface PromiseIn {
  /** The property that holds it. */
  readonly property: ProgramSymbol | undefined;
  /** It is an element of a list. */
  readonly isListed: boolean;
}

const levels = 4;
/** Properties looked at in one value. */
const mostProperties = 400;

/** Finds a promise in objects and lists of the program's own making. What a tool answers holds none. */
export function findPromiseIn(context: ProgramContext, type: Type): PromiseIn | undefined {
  const { syntax } = context;
  const { checker } = context;
  let left = mostProperties;
  const look = (at: Type, level: number): PromiseIn | undefined => {
    if (level > levels || left < 0 || !(at.flags & syntax.TypeFlags.Object)) return undefined;
    const element = checker.isArrayType(at) || checker.isTupleType(at) ? at.getNumberIndexType() : undefined;
    if (element !== undefined) {
      return context.isPromise(element) ? { property: undefined, isListed: true } : look(element, level + 1);
    }
    if (context.originOf(at) !== 'program') return undefined;
    for (const property of checker.getPropertiesOfType(at)) {
      left -= 1;
      const held = checker.getTypeOfSymbol(property);
      if (context.isPromise(held)) return { property, isListed: false };
      const found = look(held, level + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return look(type, 0);
}
