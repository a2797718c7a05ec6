/** A program that engines see differently, and why that stays so. */
export interface KnownDifference {
  readonly title: string;
  readonly code: string;
  readonly why: string;
}

/** What `docs/engine-differences.md` lists. Each is tested to be still there: one that has gone is taken off both. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    title: '`this` outside of any function is the global object on isolated-vm, and `undefined` on the others',
    code: 'return typeof this',
    why: 'A program is a script there and a module here. Neither reading gives a program anything it does not have.',
  },
  {
    title: 'an engine words an error of its own in its own way',
    code: 'return "a".localeCompare("b", "xx-invalid-locale-name")',
    why: 'The engines are different versions of V8 and of its locale data. Name, place and code are the same.',
  },
];
