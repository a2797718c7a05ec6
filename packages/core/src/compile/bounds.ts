/** What parsing one program may cost. None of these is near what a program that does work needs. */

/**
 * Characters the type stripper may read for each character of the program. A typed program needs three to six; the
 * stripper's look-ahead doubles the work with every level of some constructs, and this is where that ends.
 */
export const readsPerCharacter = 40;

/** Reads allowed on top, so that short programs have room. */
export const freeReads = 20_000;

/** The parser compares a declared name with all others of its scope: some 2,000 names in one scope, any number in many. */
export const nameComparisons = 2_000_000;

/** The longest regular expression. The parser's check of one is quadratic. */
export const patternCharacters = 4_000;
