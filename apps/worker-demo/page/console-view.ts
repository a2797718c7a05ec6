import type { PageEvent } from '../src/protocol/page-event.ts';
import { element } from './dom.ts';
import { counted, duration } from './format.ts';
import { visibleText } from './visible-text.ts';

/** What the program wrote to its console. */
export interface ConsoleView {
  readonly root: HTMLElement;
  add(line: Extract<PageEvent, { readonly type: 'log' }>): void;
}

/** More lines than this are counted and not shown. */
const longest = 300;

/** A console that is there once something is written to it. */
export function createConsoleView(): ConsoleView {
  const list = element('ol', { class: 'console' });
  const summary = element('p');
  const head = element('header', {}, element('h3', {}, 'Console'), summary);
  const root = element('section', { class: 'card', 'aria-label': 'Console', hidden: true }, head, list);
  let lines = 0;
  return {
    root,
    add({ level, text, atMs }) {
      root.hidden = false;
      lines += 1;
      summary.textContent =
        lines > longest ? `the first ${longest} of ${counted(lines, 'line')}` : counted(lines, 'line');
      if (lines > longest) return;
      list.append(
        element(
          'li',
          { 'data-level': level },
          element('span', { class: 'level' }, level),
          element('pre', { class: 'outside' }, visibleText(text)),
          element('time', {}, duration(atMs)),
        ),
      );
    },
  };
}
