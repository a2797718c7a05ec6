const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const dollar = 0x24;
const openBrace = 0x7b;
const backtick = 0x60;
const asterisk = 0x2a;
const hash = 0x23;
const atSign = 0x40;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;

/** The offset behind the string that begins at `start`; -1 for one that does not end on its line. */
export function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at++;
    else if (code === lineFeed || code === carriageReturn) return -1;
  }
  return -1;
}

/**
 * Where a template's text, read from `start`, ends: the offset behind its backtick, or, negated, the offset behind a
 * `${`. 0 for one that does not end.
 */
export function endOfTemplate(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backtick) return at + 1;
    if (code === backslash) at++;
    else if (code === dollar && text.charCodeAt(at + 1) === openBrace) return -(at + 2);
  }
  return 0;
}

/** The offset behind the comment that begins at `start`; -1 when it is none, does not end, or speaks to the engine. */
export function endOfComment(text: string, start: number): number {
  const isBlock = text.charCodeAt(start + 1) === asterisk;
  const first = text.charCodeAt(start + 2);
  if (first === hash || first === atSign) return -1;
  if (isBlock) {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? -1 : end + 2;
  }
  let at = start + 2;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

/** True for what ends a line for every engine. */
export function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code === lineSeparator || code === paragraphSeparator;
}

/** True when a line ends between two offsets. */
export function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isLineEnd(text.charCodeAt(at))) return true;
  return false;
}
