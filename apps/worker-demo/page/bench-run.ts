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
    createGate('writing'),
    element('strong', {}, 'No program has passed yet'),
    element(
      'p',
      {},
      'Send the question. The model answers with a program; here you see it run: its calls on one clock, its console, ' +
        'its result, and what it cost.',
    ),
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
