import type ts from 'typescript-js';

/**
 * What the rules ask of a compiler. The words are those of TypeScript 6, which fits as it is; TypeScript 7 is put into
 * them. Nodes are the compiler's own: both have the same kinds of node with the same parts.
 */
export interface Compiler {
  /** Libraries and APIs are read once, a program each time. What was compiled before is over then. */
  compile(types: string, program: string, trust?: Trust): CompiledProgram;
}

/** What of an API counts: what its tools declare, or what was seen of their results as well. */
export type Trust = 'declared' | 'observed';

/** One program, bound and ready for questions. */
export interface CompiledProgram {
  readonly syntax: Syntax;
  readonly checker: TypeQuestions;
  readonly program: ts.SourceFile;
  readonly api: ts.SourceFile;
  /** The file that declares it first; a name of the language and of the guest is the library's. */
  homeOf(symbol: ProgramSymbol): Home | undefined;
  /** A node as text, without comments. */
  print(node: ts.Node): string;
  /** True for a member with a question mark. */
  isOptional(member: ts.TypeElement): boolean;
  /** Names that `node` can read. */
  namesAt(node: ts.Node): readonly string[];
  /** What keeps the program from being parsed as TypeScript. */
  syntaxErrors(): readonly unknown[];
  semanticErrors(): readonly CompilerError[];
}

export type Home = 'api' | 'library' | 'program';

/** One diagnostic of a compiler, in UTF-16 units of the program. */
export interface CompilerError {
  readonly code: number;
  readonly start: number;
  readonly end: number;
  /** The first sentence. */
  readonly message: string;
}

/** Tells nodes apart, and walks over them. */
export type Syntax = Pick<typeof ts, (typeof syntaxNames)[number]>;

/** Everything in {@link Syntax}, so that one can ask whether a compiler has it. */
export const syntaxNames = [
  'NodeFlags',
  'SymbolFlags',
  'SyntaxKind',
  'TypeFlags',
  'TypeFormatFlags',
  'forEachChild',
  'isArrayLiteralExpression',
  'isArrowFunction',
  'isAsExpression',
  'isAwaitExpression',
  'isBinaryExpression',
  'isBindingElement',
  'isCallExpression',
  'isConditionalExpression',
  'isDeleteExpression',
  'isDoStatement',
  'isElementAccessExpression',
  'isExpression',
  'isExpressionStatement',
  'isExpressionWithTypeArguments',
  'isForOfStatement',
  'isFunctionExpression',
  'isFunctionLike',
  'isIdentifier',
  'isIfStatement',
  'isInterfaceDeclaration',
  'isLiteralExpression',
  'isMethodSignature',
  'isNewExpression',
  'isNonNullExpression',
  'isNumericLiteral',
  'isObjectBindingPattern',
  'isObjectLiteralElementLike',
  'isObjectLiteralExpression',
  'isParameter',
  'isParenthesizedExpression',
  'isPostfixUnaryExpression',
  'isPrefixUnaryExpression',
  'isPropertyAccessExpression',
  'isPropertyAssignment',
  'isPropertyDeclaration',
  'isPropertySignature',
  'isReturnStatement',
  'isSatisfiesExpression',
  'isShorthandPropertyAssignment',
  'isSpreadAssignment',
  'isSpreadElement',
  'isStatement',
  'isStringLiteralLike',
  'isTemplateSpan',
  'isTypeAliasDeclaration',
  'isTypeLiteralNode',
  'isTypeNode',
  'isTypeOfExpression',
  'isTypeReferenceNode',
  'isVariableDeclaration',
  'isVariableStatement',
  'isVoidExpression',
  'isWhileStatement',
  'isYieldExpression',
  'skipPartiallyEmittedExpressions',
] as const;

/** A type, as far as a rule looks into it. One type is one object. */
export interface Type {
  readonly flags: ts.TypeFlags;
  isUnion(): this is UnionType;
  isIntersection(): this is UnionType;
  isLiteral(): this is LiteralType;
  isStringLiteral(): this is LiteralType & { readonly value: string };
  getSymbol(): ProgramSymbol | undefined;
  getCallSignatures(): readonly Signature[];
  getNumberIndexType(): Type | undefined;
  getStringIndexType(): Type | undefined;
}

/** A union, or an intersection. */
export interface UnionType extends Type {
  readonly types: readonly Type[];
}

export interface LiteralType extends Type {
  readonly value: unknown;
}

/** What a name stands for. One symbol is one object. */
export interface ProgramSymbol {
  readonly name: string;
  readonly flags: ts.SymbolFlags;
  /** In the API or in the program. Those of the library may be left out. */
  readonly declarations?: readonly ts.Node[] | undefined;
  readonly valueDeclaration?: ts.Node | undefined;
}

export interface Signature {
  getDeclaration(): ts.Node | undefined;
  getParameters(): readonly ProgramSymbol[];
}

/** The questions about types. */
export interface TypeQuestions {
  getApparentType(type: Type): Type;
  getAwaitedType(type: Type): Type | undefined;
  getBaseConstraintOfType(type: Type): Type | undefined;
  getNonNullableType(type: Type): Type;
  getPropertiesOfType(type: Type): readonly ProgramSymbol[];
  getPropertyOfType(type: Type, name: string): ProgramSymbol | undefined;
  getResolvedSignature(call: ts.CallExpression): Signature | undefined;
  getShorthandAssignmentValueSymbol(node: ts.Node): ProgramSymbol | undefined;
  getSymbolAtLocation(node: ts.Node): ProgramSymbol | undefined;
  getTypeAtLocation(node: ts.Node): Type;
  getTypeOfSymbol(symbol: ProgramSymbol): Type;
  getTypeOfSymbolAtLocation(symbol: ProgramSymbol, node: ts.Node): Type;
  isArrayType(type: Type): boolean;
  isTupleType(type: Type): boolean;
  isTypeAssignableTo(source: Type, target: Type): boolean;
  typeToString(type: Type, enclosing?: undefined, flags?: ts.TypeFormatFlags): string;
}
