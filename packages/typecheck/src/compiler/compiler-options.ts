/** What programs are checked with, by every compiler. */
export const compilerOptions: Readonly<Record<string, boolean | string[]>> = {
  strict: true,
  // What is caught is whatever a tool or the program threw; nobody narrows it.
  useUnknownInCatchVariables: false,
  strictPropertyInitialization: false,
  noImplicitThis: false,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  // No file but those given: neither libraries, nor references, nor imports are looked for.
  noLib: true,
  noResolve: true,
  types: [],
  noEmit: true,
  skipLibCheck: true,
};
