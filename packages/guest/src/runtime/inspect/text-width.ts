import { charCodeAt, codePointAt } from '../primordials.ts';

/** Columns a text takes in a fixed-width font: East Asian wide characters take two, combining marks none. */
export function textWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    if (charCodeAt(text, at) < 0x300) {
      width++;
      continue;
    }
    const code = codePointAt(text, at) ?? 0;
    if (code > 0xffff) at++;
    width += columnsOf(code);
  }
  return width;
}

function columnsOf(code: number): 0 | 1 | 2 {
  if (code < 0x370 || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  if (code < 0x1100 || code === 0x303f) return 1;
  const isWide =
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4c6) ||
    (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6b) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f200 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return isWide ? 2 : 1;
}
