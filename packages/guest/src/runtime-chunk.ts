/** A piece of the guest runtime: one declaration, or a statement that goes with one. */
export interface RuntimeChunk {
  /** The names it declares. None for a statement that only does something; then others need it. */
  readonly names: readonly string[];
  /** Places, in the list of all pieces, of those it needs. */
  readonly needs: readonly number[];
  /** A statement without its semicolon. Variables are declared one at a time, with `var`. */
  readonly text: string;
}
