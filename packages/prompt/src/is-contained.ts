const closers: { readonly [opener: string]: string } = { '{': '}', '(': ')', '[': ']' };

/**
 * True when a text of type members or declarations ends where it began: every comment, string and bracket it opens it
 * closes, and it closes none that it did not open. A text that fails this could end the block it is shown in.
 */
export function isContained(text: string): boolean {
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const closer = closers[character];
    if (closer !== undefined) open.push(closer);
    else if (character === '}' || character === ')' || character === ']') {
      if (open.pop() !== character) return false;
    } else if (isSkipped(text, at)) {
      at = endOfSkipped(text, at);
      if (at < 0) return false;
      continue;
    }
    at += 1;
  }
  return open.length === 0;
}

function isSkipped(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character === '"' || character === "'" || character === '`') return true;
  return character === '/' && (text.charAt(at + 1) === '/' || text.charAt(at + 1) === '*');
}

/** The index after a comment or string, or -1 when it does not end. */
function endOfSkipped(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === '/') {
    if (text.charAt(at + 1) === '*') {
      const end = text.indexOf('*/', at + 2);
      return end < 0 ? -1 : end + 2;
    }
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  for (let index = at + 1; index < text.length; index += 1) {
    const next = text.charAt(index);
    if (next === '\\') index += 1;
    else if (next === character) return index + 1;
    else if (next === '\n' && character !== '`') return -1;
  }
  return -1;
}
