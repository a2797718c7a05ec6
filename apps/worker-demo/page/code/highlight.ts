import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/javascript';

/** A piece of a text in one colour. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly className: string;
}

const parsers = { typescript: parser.configure({ dialect: 'ts' }), json: parser } as const;
const classes = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'tok-string' },
  { tag: tags.number, class: 'tok-number' },
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.typeName, tags.className], class: 'tok-type' },
]);
const toolName = /\bcodemode(?:\s*\??\.\s*[\w$]+)*/g;

/** The coloured pieces of a program, in order; what is called on `codemode` has a colour of its own. */
export function highlight(code: string, language: 'typescript' | 'json'): readonly Span[] {
  const spans: Span[] = [];
  highlightTree(parsers[language].parse(code), classes, (from, to, className) => spans.push({ from, to, className }));
  const quoted = spans.filter(({ className }) => className === 'tok-comment' || className === 'tok-string');
  for (const { index, 0: text } of code.matchAll(toolName)) {
    if (quoted.some(({ from, to }) => from <= index && index < to)) continue;
    spans.push({ from: index, to: index + text.length, className: 'tok-tool' });
  }
  return spans.toSorted((a, b) => a.from - b.from);
}
