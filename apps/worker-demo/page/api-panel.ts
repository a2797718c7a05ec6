import type { Hello } from '../src/protocol/hello.ts';
import { createCodeView } from './code-view.ts';
import { byId, element } from './dom.ts';
import { count } from './format.ts';
import { visibleText } from './visible-text.ts';

/** Shows that the API is on its way. */
export function showApiLoading(): void {
  const lines = Array.from({ length: 9 }, () => element('i'));
  const skeleton = element('div', { class: 'skeleton', 'aria-hidden': 'true' }, ...lines);
  byId('panel-api', HTMLElement).replaceChildren(element('p', { class: 'heard' }, 'The API is loading.'), skeleton);
}

/** Shows the API generated from the servers' tools, and which servers gave none. */
export function showApi({ types, sizes, tools, servers }: Hello): void {
  const view = createCodeView('Generated API, text');
  view.root.style.setProperty('--code-height', 'none');
  view.set(types);
  void view.paint().catch(() => undefined);
  const failures = servers.flatMap(({ namespace, failure }) =>
    failure === undefined
      ? []
      : [
          element(
            'p',
            { class: 'note bad outside' },
            element('strong', {}, visibleText(namespace)),
            ` is left out: ${visibleText(failure)} Everything else works.`,
          ),
        ],
  );
  const facts = element(
    'dl',
    { class: 'facts' },
    fact('Tools', String(tools.length), ''),
    fact('As the servers list them', count(sizes.raw), 'tokens'),
    fact('As types', count(sizes.types), 'tokens'),
    fact('In the prompt, with notes', count(sizes.prompt), 'tokens'),
  );
  const head = element(
    'header',
    {},
    element('h3', {}, 'Generated API'),
    element('p', {}, 'what a program is written against'),
  );
  byId('panel-api', HTMLElement).replaceChildren(
    element('div', { class: 'failures' }, ...failures),
    facts,
    element('section', { class: 'card', 'aria-label': 'Generated API' }, head, view.root),
  );
}

/** Shows that there is no API, and why. */
export function showApiFailure(message: string): void {
  byId('panel-api', HTMLElement).replaceChildren(element('p', { class: 'note bad outside' }, visibleText(message)));
}

function fact(name: string, value: string, unit: string): HTMLElement {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value, ' ', element('small', {}, unit)));
}
