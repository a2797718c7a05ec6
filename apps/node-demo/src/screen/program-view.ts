import { cleanText } from './clean-text.ts';
import { type Span, createHighlighter } from './highlight.ts';
import type { Screen } from './screen.ts';
import { graphemes, textWidth } from './text-width.ts';

/** Shows one program with line numbers, also while it is being written. */
export interface ProgramView {
  /** What there is of the program so far. Lines that are whole are printed, each once. */
  update(code: string): void;
  /** The whole program: prints what is left of it. */
  finish(code: string): void;
}

/** A program on the screen. */
export function createProgramView(screen: Screen): ProgramView {
  const highlight = createHighlighter();
  let printed = 0;
  const print = (lines: readonly string[]): void => {
    for (const line of lines.slice(printed)) {
      printed += 1;
      screen.print(...numberLine(screen, printed, highlight(line)));
    }
  };
  return {
    update: (code) => print(cleanText(code).split('\n').slice(0, -1)),
    finish: (code) => print(cleanText(code).trimEnd().split('\n')),
  };
}

function numberLine(screen: Screen, number: number, spans: readonly Span[]): readonly string[] {
  const { palette } = screen;
  const room = screen.columns() - 8;
  const rows = wrapSpans(spans, room).map((row) =>
    row.map(({ text, colour }) => (colour === undefined ? text : palette[colour](text))).join(''),
  );
  return rows.map((row, index) => {
    const gutter = palette.quiet(`${(index === 0 ? String(number) : '').padStart(5)} │`);
    return row === '' ? gutter : `${gutter} ${row}`;
  });
}

/** A long line goes on below, a little further in than it began; it is broken between words where there are any. */
function wrapSpans(spans: readonly Span[], columns: number): readonly (readonly Span[])[] {
  const whole = spans.map(({ text }) => text).join('');
  if (textWidth(whole) <= columns) return [spans];
  const indent = ' '.repeat(Math.min(whole.length - whole.trimStart().length + 4, columns >> 1));
  const rows: Span[][] = [[]];
  let used = 0;
  for (const { text, colour } of spans) {
    for (const part of breakable(text, columns - indent.length)) {
      const width = textWidth(part);
      if (used + textWidth(part.trimEnd()) > columns) {
        rows.push([{ text: indent, colour: undefined }]);
        used = indent.length;
      }
      rows.at(-1)?.push({ text: part, colour });
      used += width;
    }
  }
  return rows;
}

/** Words and what follows them; a word too long for a line in characters. */
function breakable(text: string, columns: number): readonly string[] {
  return text.split(/(?<=[ ,(])/).flatMap((word) => (textWidth(word) > columns ? graphemes(word) : [word]));
}
