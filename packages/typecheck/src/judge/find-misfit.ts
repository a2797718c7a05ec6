import type { Syntax, Type, UnionType } from '../compiler/compiler.ts';
import { typeLevels, typePairs } from '../constants.ts';
import type { ProgramContext } from './program-context.ts';

/** Why no value of a type can be what a tool takes. */
export interface Misfit {
  /** Property names from the compared value down. */
  readonly path: readonly string[];
  readonly kind: 'missing' | 'type' | 'promise';
  /** The property that is missing, or the type that is there. */
  readonly found: string;
  readonly expected: Type;
}

/** Compares types for one argument. */
export type FindMisfit = (source: Type, target: Type) => Misfit | undefined;

/**
 * Finds a reason why a value surely does not fit: every value the type allows must be wrong. The compiler's own relation
 * asks the opposite, that every value be right, and would refuse `string` for `"open" | "closed"`.
 */
export function createFindMisfit(context: ProgramContext): FindMisfit {
  const { checker, syntax } = context;
  const { TypeFlags } = syntax;
  const anything = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never;
  const nothing = TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void;
  let pairsLeft = typePairs;

  const compare = (source: Type, target: Type, level: number): Misfit | undefined => {
    pairsLeft -= 1;
    if (level > typeLevels || pairsLeft < 0) return undefined;
    if ((source.flags | target.flags) & anything || checker.isTypeAssignableTo(source, target)) return undefined;
    if (source.isUnion()) {
      return allOf(source.types, nothing, (each) => compare(each, target, level));
    }
    if (target.isUnion()) return compareToUnion(source, target, level);
    if (target.isIntersection()) return anyOf(target.types, (each) => compare(source, each, level));
    if (source.flags & TypeFlags.TypeParameter) {
      const constraint = checker.getBaseConstraintOfType(source);
      return constraint === undefined ? undefined : compare(constraint, target, level);
    }
    if (source.flags & nothing) return wrong(source, target);
    if (target.flags & TypeFlags.Object) {
      return source.flags & (TypeFlags.Object | TypeFlags.Intersection)
        ? compareObjects(source, target, level)
        : wrong(source, target);
    }
    return mayBecome(source, target) ? undefined : wrong(source, target);
  };

  const wrong = (source: Type, expected: Type): Misfit => ({
    path: [],
    kind: context.isPromise(source) ? 'promise' : 'type',
    found: context.nameOf(source),
    expected,
  });

  /** A primitive, or an object where a primitive goes. */
  const mayBecome = (source: Type, target: Type): boolean => {
    if (source.flags & (TypeFlags.Object | TypeFlags.Intersection)) {
      // A date or an address turns into its text on the way.
      return checker.getPropertyOfType(source, 'toJSON') !== undefined && isText(syntax, target);
    }
    if (isLiteral(syntax, source) && isLiteral(syntax, target)) return valueOf(source) === valueOf(target);
    return (
      bothHave(source, target, TypeFlags.StringLike) ||
      bothHave(source, target, TypeFlags.NumberLike) ||
      bothHave(source, target, TypeFlags.BooleanLike)
    );
  };

  const compareToUnion = (source: Type, target: UnionType, level: number): Misfit | undefined => {
    const misfits: Misfit[] = [];
    for (const each of target.types) {
      if (each.flags & nothing) continue;
      const misfit = compare(source, each, level);
      if (misfit === undefined) return undefined;
      misfits.push(misfit);
    }
    // With one alternative left its own reason says most.
    const deep = misfits.filter(({ path, kind }) => path.length > 0 || kind === 'missing');
    return deep.length === 1 ? deep[0] : wrong(source, target);
  };

  const compareObjects = (source: Type, target: Type, level: number): Misfit | undefined => {
    if (context.isPromise(source) || source.getCallSignatures().length > 0) return wrong(source, target);
    const [isList, wantsList] = [isArray(source), isArray(target)];
    if (isList !== wantsList) return wrong(source, target);
    if (isList) return compareElements(source, target, level);
    return compareProperties(source, target, level);
  };

  const isArray = (type: Type): boolean => checker.isArrayType(type) || checker.isTupleType(type);

  const compareElements = (source: Type, target: Type, level: number): Misfit | undefined => {
    const [from, to] = [source, target].map((type) => type.getNumberIndexType());
    if (from === undefined || to === undefined) return undefined;
    const misfit = compare(from, to, level + 1);
    return misfit && { ...misfit, path: ['[]', ...misfit.path] };
  };

  const compareProperties = (source: Type, target: Type, level: number): Misfit | undefined => {
    const isOpen = source.getStringIndexType() !== undefined || context.names.copiesUnseen;
    for (const property of checker.getPropertiesOfType(target)) {
      const { name } = property;
      const given = checker.getPropertyOfType(source, name);
      if (given === undefined) {
        const isOptional = (property.flags & syntax.SymbolFlags.Optional) !== 0;
        if (isOptional || isOpen || context.names.set.has(name)) continue;
        return { path: [], kind: 'missing', found: name, expected: checker.getTypeOfSymbol(property) };
      }
      // What the program sets later may be of another type.
      if (context.names.set.has(name)) continue;
      const misfit = compare(checker.getTypeOfSymbol(given), checker.getTypeOfSymbol(property), level + 1);
      if (misfit !== undefined) return { ...misfit, path: [name, ...misfit.path] };
    }
    return undefined;
  };

  return (source, target) => {
    pairsLeft = typePairs;
    return compare(source, target, 0);
  };
}

function isText({ TypeFlags }: Syntax, type: Type): boolean {
  return (type.flags & TypeFlags.StringLike) !== 0;
}

function isLiteral({ TypeFlags }: Syntax, type: Type): boolean {
  return (type.flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral | TypeFlags.BooleanLiteral)) !== 0;
}

function valueOf(type: Type): unknown {
  return type.isLiteral() ? type.value : (type as { readonly intrinsicName?: unknown }).intrinsicName;
}

function bothHave(a: Type, b: Type, flags: number): boolean {
  return (a.flags & flags) !== 0 && (b.flags & flags) !== 0;
}

/** The last reason, if there is one for every type. */
function allOf(types: readonly Type[], nothing: number, judge: (type: Type) => Misfit | undefined): Misfit | undefined {
  let reason: Misfit | undefined;
  for (const type of types) {
    const found = judge(type);
    if (found === undefined) return undefined;
    if (reason === undefined || !(type.flags & nothing)) reason = found;
  }
  return reason;
}

/** The first reason there is. */
function anyOf(types: readonly Type[], judge: (type: Type) => Misfit | undefined): Misfit | undefined {
  for (const type of types) {
    const found = judge(type);
    if (found !== undefined) return found;
  }
  return undefined;
}
