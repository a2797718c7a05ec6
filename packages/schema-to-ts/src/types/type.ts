import type { Path } from '../losses.ts';

/** The JSON types as bits, so that a set of them is a number. */
export const Kind = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
  all: 63,
} as const;

/** A type where it is used, with what the schema says about it there. */
export interface Site {
  readonly type: Type;
  /** Description and constraints as plain text; `''` when there are none. */
  readonly doc: string;
}

/** One property. */
export interface Member {
  readonly key: string;
  readonly optional: boolean;
  readonly site: Site;
}

/** What a schema says, in TypeScript's terms. Equal structures are one object: see {@link TypeTable}. */
export type Type = Scalar | Literal | ObjectType | ArrayType | Tuple | Union | Intersection | Described | Reference;

interface Base {
  /** Grows with creation: what a type is made of has a smaller number. */
  readonly id: number;
  /** The JSON types it may hold. */
  readonly kinds: number;
  /** Roughly how many characters it takes to print. */
  readonly size: number;
}

/** Where a structure was first seen, for naming it. */
export interface Origin {
  readonly title: string | undefined;
  readonly path: Path;
}

export interface Scalar extends Base {
  readonly kind: 'scalar';
  readonly text: 'unknown' | 'never' | 'null' | 'boolean' | 'number' | 'string';
}

export interface Literal extends Base {
  readonly kind: 'literal';
  /** Ready to print. */
  readonly text: string;
}

export interface ObjectType extends Base {
  readonly kind: 'object';
  readonly members: readonly Member[];
  readonly indexes: readonly IndexSignature[];
  /** With no members and no index: nothing is allowed, instead of everything. */
  readonly closed: boolean;
  readonly origin: Origin;
}

export interface IndexSignature {
  /** The literal beginning of the keys it speaks of; undefined for all keys. */
  readonly prefix: string | undefined;
  readonly site: Site;
}

export interface ArrayType extends Base {
  readonly kind: 'array';
  readonly item: Site;
}

export interface Tuple extends Base {
  readonly kind: 'tuple';
  readonly entries: readonly Site[];
  /** How many entries must be there. */
  readonly required: number;
  readonly rest: Site | undefined;
}

export interface Union extends Base {
  readonly kind: 'union';
  readonly options: readonly Site[];
  readonly origin: Origin;
}

export interface Intersection extends Base {
  readonly kind: 'intersection';
  readonly parts: readonly Site[];
  readonly origin: Origin;
}

/** A reference's target together with its own description, which goes on the declaration if it becomes one. */
export interface Described extends Base {
  readonly kind: 'described';
  readonly site: Site;
  readonly origin: Origin;
}

/** A type that has to be named, because it contains itself or is too deep to print in place. */
export interface Reference extends Base {
  readonly kind: 'reference';
  readonly target: Target;
}

/** What a {@link Reference} points to. Filled in once it has been read. */
export interface Target {
  readonly origin: Origin;
  site: Site | undefined;
  /** The reference type itself. */
  reference: Reference | undefined;
}
