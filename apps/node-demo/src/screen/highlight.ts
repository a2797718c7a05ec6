import type { Palette } from './palette.ts';

/** A piece of a line in one colour. */
export interface Span {
  readonly text: string;
  readonly colour: keyof Palette | undefined;
}

const keywords =
  'as|async|await|break|case|catch|class|const|continue|default|do|else|export|extends|finally|for|function|if|' +
  'import|in|instanceof|interface|let|new|of|return|satisfies|switch|throw|try|type|typeof|while|yield|declare|' +
  'true|false|null|undefined';
const token = new RegExp(
  [
    '(?<comment>\\/\\/.*)',
    '(?<open>\\/\\*)',
    '(?<tick>`)',
    '(?<literal>\'(?:[^\'\\\\]|\\\\.)*\'|"(?:[^"\\\\]|\\\\.)*"|\\b\\d[\\w.]*)',
    '(?<name>\\bcodemode\\b(?:\\.[\\w$]+)*)',
    `(?<keyword>(?<![.\\w$])(?:${keywords})\\b(?!\\s*:))`,
  ].join('|'),
  'g',
);

/**
 * Colours the lines of one TypeScript program, in order: comments, strings, keywords and what is called on `codemode`.
 * A line may end inside a comment or a template; the next one goes on there.
 */
export function createHighlighter(): (line: string) => readonly Span[] {
  let within: 'code' | 'comment' | 'template' = 'code';

  /** Where what is open ends, looked for from `end` on: past its mark, or with the line. */
  function closeAt(line: string, end: number): number {
    const mark = within === 'comment' ? '*/' : '`';
    const found = line.indexOf(mark, end);
    if (found < 0) return line.length;
    within = 'code';
    return found + mark.length;
  }

  return (line) => {
    const spans: Span[] = [];
    let at = 0;
    const add = (end: number, colour: Span['colour']): void => {
      if (end > at) spans.push({ text: line.slice(at, end), colour });
      at = Math.max(at, end);
    };
    if (within !== 'code') {
      const colour = within === 'comment' ? 'quiet' : 'literal';
      add(closeAt(line, 0), colour);
    }
    while (at < line.length) {
      token.lastIndex = at;
      const match = token.exec(line);
      if (match === null) break;
      const { comment, open, tick, literal, name } = match.groups ?? {};
      add(match.index, undefined);
      const end = match.index + match[0].length;
      if (open !== undefined || tick !== undefined) {
        within = open === undefined ? 'template' : 'comment';
        add(closeAt(line, end), open === undefined ? 'literal' : 'quiet');
      } else {
        const kind = literal !== undefined ? 'literal' : name !== undefined ? 'name' : 'keyword';
        add(end, comment === undefined ? kind : 'quiet');
      }
    }
    add(line.length, undefined);
    return spans;
  };
}
