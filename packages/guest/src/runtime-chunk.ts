/**
 * A piece of the guest runtime: one declaration, or a statement that goes with one, without its semicolon; then the places,
 * in the list of all pieces, of those it needs. Variables are declared one at a time, with `var`.
 */
export type RuntimeChunk = readonly [text: string, ...needs: number[]];

/** A function or a value that the runtime is composed from: what it is called among the pieces, and where it stands. */
export type RuntimePart = readonly [name: string, place: number];
