const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(?:\p{Extended_Pictographic}\uFE0F?|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;
const plain = /^[\u0020-\u007e]*$/;

/** The characters of a text as a person counts them. */
export function graphemes(text: string): readonly string[] {
  return plain.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns a text takes in a terminal. It must hold no colours. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return graphemes(text).reduce((sum, each) => sum + (wide.test(each) ? 2 : 1), 0);
}

/** The text on one line of at most `columns`, with `…` where it was cut. */
export function clip(text: string, columns: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (textWidth(line) <= columns) return line;
  let kept = '';
  let used = 1;
  for (const each of graphemes(line)) {
    used += textWidth(each);
    if (used > columns) break;
    kept += each;
  }
  return `${kept}…`;
}
