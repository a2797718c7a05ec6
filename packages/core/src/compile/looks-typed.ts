/** A declaration only TypeScript has, an annotation with a common type, or an assertion to one. */
const typeSign =
  /^[ \t]*(?:interface|type|enum|declare) [\w$]|[\w$)\]}]\??: ?(?:string|number|boolean|any|unknown|void|(?:Promise|Array|Record|Map|Set)<)|[\w)\]}] as (?:any|const|string|number|unknown)\b/m;

/**
 * True for what is most likely TypeScript, so that nobody tries it as JavaScript first. A guess: it sets the order of the
 * attempts, and both are made where the first fails.
 */
export function looksTyped(text: string): boolean {
  return typeSign.test(text);
}
