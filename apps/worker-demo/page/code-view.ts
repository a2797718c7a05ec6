import { element } from './dom.ts';
import { visibleText } from './visible-text.ts';

/** A text in numbered lines. */
export interface CodeView {
  readonly root: HTMLElement;
  /** Shows a text whole. */
  set(code: string): void;
  /** Shows more of it. */
  append(text: string): void;
  /** Colours it, once the colours are loaded. */
  paint(): Promise<void>;
  /** Marks the line an error is in. */
  mark(line: number): void;
}

/** Longer texts stay without colours: parsing them would hold the page up. */
const longestPainted = 60_000;

/** A view that fills line by line while a program is written, and is coloured when it is whole. */
export function createCodeView(label: string, language: 'typescript' | 'json' = 'typescript'): CodeView {
  const lines = element('ol');
  const root = element(
    'div',
    { class: 'code-view outside', role: 'region', 'aria-label': label, tabindex: '0' },
    lines,
  );
  let code = '';
  let marked: number | undefined;

  function show(): void {
    lines.replaceChildren(...code.split('\n').map((line) => element('li', {}, visibleText(line))));
    if (marked !== undefined) lines.children[marked - 1]?.classList.add('marked');
  }

  return {
    root,
    set(text) {
      code = text.trimEnd();
      show();
    },
    append(text) {
      code += text;
      const [first = '', ...more] = text.split('\n');
      const last = lines.lastElementChild ?? lines.appendChild(element('li'));
      last.append(visibleText(first));
      for (const line of more) lines.append(element('li', {}, visibleText(line)));
      root.scrollTop = root.scrollHeight;
    },
    async paint() {
      if (code.length > longestPainted) return;
      const painted = code;
      const { highlight } = await import('./code/highlight.ts');
      if (painted !== code) return;
      for (const [index, parts] of paintLines(code, highlight(code, language)).entries()) {
        lines.children[index]?.replaceChildren(...parts);
      }
    },
    mark(line) {
      marked = line;
      lines.children[line - 1]?.classList.add('marked');
    },
  };
}

type Span = { readonly from: number; readonly to: number; readonly className: string };

function paintLines(code: string, spans: readonly Span[]): readonly (readonly (Node | string)[])[] {
  let next = 0;
  let start = 0;
  return code.split('\n').map((line) => {
    while ((spans[next]?.to ?? Infinity) <= start) next += 1;
    const end = start + line.length;
    const parts: (Node | string)[] = [];
    let at = start;
    for (let index = next; index < spans.length; index += 1) {
      const span = spans[index];
      if (span === undefined || span.from >= end) break;
      const from = Math.max(span.from, at);
      const to = Math.min(span.to, end);
      if (to <= from) continue;
      if (from > at) parts.push(visibleText(code.slice(at, from)));
      parts.push(element('span', { class: span.className }, visibleText(code.slice(from, to))));
      at = to;
    }
    if (at < end) parts.push(visibleText(code.slice(at, end)));
    start = end + 1;
    return parts;
  });
}
