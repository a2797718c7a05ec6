import { graphemes, textWidth } from './text-width.ts';

/** The text in lines of at most `columns`, broken between words where there are any. Its own line breaks stay. */
export function wrapText(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(columns, 10)));
}

function wrapParagraph(paragraph: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/(?<= )/).flatMap((each) => breakWord(each, columns))) {
    if (line !== '' && textWidth(line + word.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

function breakWord(word: string, columns: number): readonly string[] {
  if (textWidth(word) <= columns) return [word];
  const parts: string[] = [''];
  for (const each of graphemes(word)) {
    const last = parts.at(-1) ?? '';
    if (textWidth(last + each) > columns) parts.push(each);
    else parts[parts.length - 1] = last + each;
  }
  return parts;
}
