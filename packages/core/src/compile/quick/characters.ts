/** What a character can mean where it stands outside strings, templates and comments. */
export const meaning = {
  operator: 0,
  word: 1,
  space: 2,
  lineEnd: 3,
  quote: 4,
  backtick: 5,
  slash: 6,
  open: 7,
  close: 8,
  semicolon: 9,
  comma: 10,
  colon: 11,
  less: 12,
  /** Escapes, private names, decorators, and whatever is not ASCII: not for a quick reader. */
  unsure: 13,
} as const;

const table = new Uint8Array(128).fill(meaning.unsure);
const give = (characters: string, what: number): void => {
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = what;
};
give('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$', meaning.word);
give('!%&*+-.=>?^|~', meaning.operator);
give(' \t', meaning.space);
give('\n\r', meaning.lineEnd);
give('\'"', meaning.quote);
give('`', meaning.backtick);
give('/', meaning.slash);
give('([{', meaning.open);
give(')]}', meaning.close);
give(';', meaning.semicolon);
give(',', meaning.comma);
give(':', meaning.colon);
give('<', meaning.less);

/** The meaning of a character by its code. */
export function meaningOf(code: number): number {
  return code < 128 ? (table[code] ?? meaning.unsure) : meaning.unsure;
}
