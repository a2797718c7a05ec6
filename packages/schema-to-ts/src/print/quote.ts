/**
 * Characters that hide or reorder text, or that end a line where a reader does not expect it: controls but `\n` and
 * `\t`, bidirectional marks, invisible joiners, separators, tag characters, unpaired surrogates.
 */
const unseen: RegExp =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e01ef}]|\p{Surrogate}/gu;

/** Plain printable ASCII and line breaks: nothing to look for. */
const harmless = /^[\n\t\u0020-\u007e]*$/;

/** Writes every unseen character as an escape that a reader sees. Line ends become `\n`. */
export function showUnseen(text: string): string {
  if (harmless.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(unseen, escapeCharacter);
}

/** A string literal: the value is the same, and nothing in it is invisible. */
export function quote(text: string): string {
  if (plainText.test(text)) return `"${text}"`;
  const literal = JSON.stringify(text);
  return harmless.test(literal) ? literal : literal.replace(unseen, escapeCharacter);
}

/** Needs no escape of any kind. */
const plainText = /^[ !#-[\]-~]*$/;

const plainKey = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A property name as it stands in a type: bare where every parser agrees that it can be, else quoted. */
export function printKey(key: string): string {
  // Bare, `new(…)` would be a construct signature.
  return plainKey.test(key) && key !== 'new' ? key : quote(key);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\u{${code.toString(16)}}`;
}
