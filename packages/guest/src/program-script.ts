/**
 * What the program's script is called in stacks, by a `sourceURL` after the program's text. The last such comment of a
 * script counts, so a program cannot name itself otherwise.
 */
export const programScript = 'sallyport:program';
