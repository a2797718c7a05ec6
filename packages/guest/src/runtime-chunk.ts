/** A piece of the guest runtime. */
export interface RuntimeChunk {
  /** A name that can stand in a program. */
  readonly id: string;
  /** The pieces it uses, by id. They stand before it. */
  readonly needs: readonly string[];
  /** An expression: an object of what it gives. It names nothing but the language and the ids it needs. */
  readonly text: string;
}
