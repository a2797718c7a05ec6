/** What parsing one program may cost. None of these is near what a program that does work needs. */

/**
 * Characters the type stripper may read for each character of the program. A typed program needs three to six; the
 * stripper's look-ahead doubles the work with every level of some constructs, and this is where that ends.
 */
export const readsPerCharacter = 40;

/** Reads allowed on top, so that short programs have room. */
export const freeReads = 100_000;

/** Names one program may declare. The parser compares each with all before it. */
export const declaredNames = 2_000;

/** The longest regular expression. The parser's check of one is quadratic. */
export const patternCharacters = 4_000;
