import type ts from 'typescript-js';
import type * as Seven from 'typescript/unstable/sync';

import type { Home, LiteralType, ProgramSymbol, Signature, Type, UnionType } from '../compiler/compiler.ts';
import type { TypeScript7 } from './load-typescript-7.ts';

/** Types and symbols of TypeScript 7 in the words of the port: one object for each, and the way back. */
export interface Objects {
  toType(seven: Seven.Type): Type;
  toSymbol(seven: Seven.Symbol): ProgramSymbol;
  toSignature(seven: Seven.Signature): Signature;
  fromType(type: Type): Seven.Type;
  fromSymbol(symbol: ProgramSymbol): Seven.Symbol;
}

interface OwnType extends UnionType, LiteralType {
  readonly seven: Seven.Type;
}

type Guard = 'isUnion' | 'isIntersection' | 'isLiteral' | 'isStringLiteral';
type Guarded = Omit<OwnType, Guard> & Readonly<Record<Guard, () => boolean>>;

interface OwnSymbol extends ProgramSymbol {
  readonly seven: Seven.Symbol;
}

/** Makes the objects of one program. `homeAt` says whose a file is. */
export function createObjects(
  { sync: { SignatureKind, TypeFlags } }: TypeScript7,
  checker: Seven.Checker,
  homeAt: (path: string) => Home,
): Objects {
  const types = new Map<Seven.Type, OwnType>();
  const symbols = new Map<Seven.Symbol, OwnSymbol>();
  // The library's text is not sent over to point at a place in it.
  const nodeOf = (handle: Seven.NodeHandle | undefined): ts.Node | undefined =>
    handle && homeAt(handle.path) !== 'library' ? (handle.resolve() as unknown as ts.Node) : undefined;
  const indexType = (seven: Seven.Type, key: Seven.TypeFlags): Type | undefined => {
    const info = checker.getIndexInfosOfType(seven).find(({ keyType }) => keyType.flags & key);
    return info && objects.toType(info.valueType);
  };
  const createType = (seven: Seven.Type): OwnType => {
    const own: Guarded = {
      seven,
      flags: seven.flags as number,
      get types() {
        const parts = seven.isUnionType() || seven.isIntersectionType() ? seven.getTypes() : [];
        return parts.map((part) => objects.toType(part));
      },
      get value() {
        return seven.isLiteralType() ? seven.value : undefined;
      },
      isUnion: () => seven.isUnionType(),
      isIntersection: () => seven.isIntersectionType(),
      isLiteral: () => seven.isLiteralType(),
      isStringLiteral: () => seven.isStringLiteralType(),
      getSymbol: () => {
        const symbol = seven.getSymbol();
        return symbol && objects.toSymbol(symbol);
      },
      getCallSignatures: () => checker.getSignaturesOfType(seven, SignatureKind.Call).map(objects.toSignature),
      getNumberIndexType: () => indexType(seven, TypeFlags.Number),
      getStringIndexType: () => indexType(seven, TypeFlags.String),
    };
    // Only a class may say in its type what its guards tell of it.
    return own as OwnType;
  };
  const createSymbol = (seven: Seven.Symbol): OwnSymbol => ({
    seven,
    name: seven.name,
    flags: seven.flags as number,
    get declarations() {
      return seven.declarations.map(nodeOf).filter((node) => node !== undefined);
    },
    get valueDeclaration() {
      return nodeOf(seven.valueDeclaration);
    },
  });
  const objects: Objects = {
    toType: (seven) => found(types, seven, createType),
    toSymbol: (seven) => found(symbols, seven, createSymbol),
    toSignature: (seven) => ({
      getDeclaration: () => nodeOf(seven.declaration),
      getParameters: () => seven.getParameters().map(objects.toSymbol),
    }),
    fromType: (type) => (type as OwnType).seven,
    fromSymbol: (symbol) => (symbol as OwnSymbol).seven,
  };
  return objects;
}

function found<Key, Value>(known: Map<Key, Value>, key: Key, create: (key: Key) => Value): Value {
  const value = known.get(key) ?? create(key);
  known.set(key, value);
  return value;
}
