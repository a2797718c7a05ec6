import { byId, element } from './dom.ts';
import { createGate } from './gate.ts';
import type { RunView } from './run-view.ts';

/** The place where one program of the conversation is looked at. */
export interface BenchRun {
  show(run: RunView, chip: HTMLElement): void;
  clear(): void;
}

/** The Run view of the workbench. */
export function createBenchRun(): BenchRun {
  const panel = byId('panel-run', HTMLElement);
  let current: HTMLElement | undefined;
  const nothing = element(
    'div',
    { class: 'nothing' },
    element('strong', {}, 'No program has passed yet'),
    element(
      'ol',
      { class: 'passage' },
      station('The model', 'writes one program against typed tools'),
      gate(),
      station('A fresh isolate', 'runs it; it reaches the tools and nothing else'),
      gate(),
      station('Its result', 'goes back to the model, and the isolate is gone'),
    ),
    element('p', {}, 'Send the question, and watch the calls on one clock, the console, the result, and what it cost.'),
  );
  panel.replaceChildren(nothing);
  return {
    show(run, chip) {
      current?.removeAttribute('aria-current');
      chip.setAttribute('aria-current', 'true');
      current = chip;
      panel.replaceChildren(run.root);
    },
    clear() {
      current = undefined;
      panel.replaceChildren(nothing);
    },
  };
}

function station(title: string, text: string): HTMLElement {
  return element('li', {}, element('b', {}, title), ' ', text);
}

function gate(): HTMLElement {
  return element('li', { class: 'between', 'aria-hidden': 'true' }, createGate('writing'));
}
