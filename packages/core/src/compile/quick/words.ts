/** Words that a quick reader leaves to the parser: modules, and what only TypeScript says. */
export const unsureWords: ReadonlySet<string> = new Set(
  'import export require as satisfies interface enum declare namespace abstract implements private public protected readonly override keyof asserts'.split(
    ' ',
  ),
);

/** Behind these a slash begins a regular expression. */
export const wordsBeforeOperand: ReadonlySet<string> = new Set(
  'return typeof case in of instanceof void delete do else yield await throw new'.split(' '),
);

/** Behind these comes a name, and a colon behind that is a type. */
export const declaringWords: ReadonlySet<string> = new Set(['const', 'let', 'var']);
