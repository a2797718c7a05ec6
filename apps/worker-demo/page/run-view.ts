import type { PageEvent, Spent } from '../src/protocol/page-event.ts';
import { createCallsView } from './calls-view.ts';
import { createCodeView } from './code-view.ts';
import { createConsoleView } from './console-view.ts';
import { createCost } from './cost-view.ts';
import { element } from './dom.ts';
import { counted, duration } from './format.ts';
import { createGate } from './gate.ts';
import { createBreak, createOutcome } from './outcome-view.ts';

/** Where a program is. */
export type RunState = 'writing' | 'running' | 'completed' | 'failed' | 'stopped';

/** Everything about one program, filled while it happens. */
export interface RunView {
  readonly root: HTMLElement;
  add(event: PageEvent): void;
  /** It will not go on. */
  breakOff(reason: 'stopped' | 'failed', message: string): void;
  spent(spent: Spent, what: string): void;
  state(): RunState;
  /** In a few words, for lists and for whoever listens. */
  summary(): string;
  onChange(listener: () => void): void;
}

/** A view of a program; without `showsProgram` the text is somewhere else, in an editor. */
export function createRunView(title: string, { showsProgram }: { readonly showsProgram: boolean }): RunView {
  const code = createCodeView(`${title}, text`);
  const calls = createCallsView();
  const lines = createConsoleView();
  const gate = createGate('writing');
  const pill = element('span', { class: 'state' });
  const meta = element('span', { class: 'meta' });
  const outcome = element('div');
  const cost = element('div');
  const head = element('div', { class: 'run-head' }, gate, element('h2', {}, title), pill, meta);
  const program = element(
    'section',
    { class: 'card', 'aria-label': 'Program' },
    element('header', {}, element('h3', {}, 'Program'), element('p', {}, 'as the model wrote it')),
    code.root,
  );
  const body = showsProgram
    ? element(
        'div',
        { class: 'run-body wide' },
        element('div', {}, program, lines.root),
        element('div', {}, calls.root, outcome, cost),
      )
    : element('div', { class: 'run-body' }, element('div', {}, calls.root, lines.root, outcome, cost));
  const root = element('article', { class: 'run', 'aria-label': title }, head, body);
  const listeners: (() => void)[] = [];
  let current: RunState = 'writing';
  let took = '';

  function summary(): string {
    if (current === 'writing') return 'being written';
    if (current === 'running') return calls.count() === 0 ? 'running' : `running, ${counted(calls.count(), 'call')}`;
    return [current, counted(calls.count(), 'call'), took].filter((part) => part !== '').join(' · ');
  }

  function change(state: RunState): void {
    current = state;
    gate.setAttribute('data-state', state);
    pill.dataset['state'] = state;
    pill.textContent = state;
    meta.textContent = took === '' ? '' : `${counted(calls.count(), 'call')} in ${took}`;
    for (const listener of listeners) listener();
  }
  change('writing');

  function end(event: Extract<PageEvent, { readonly type: 'run-end' }>): void {
    took = duration(event.durationMs);
    calls.end(event.durationMs);
    outcome.replaceChildren(createOutcome(event));
    if (event.failure?.line !== undefined) code.mark(event.failure.line);
    change(event.status === 'completed' ? 'completed' : 'failed');
  }

  return {
    root,
    state: () => current,
    summary,
    onChange: (listener) => void listeners.push(listener),
    add(event) {
      if (event.type === 'write') code.append(event.text);
      else if (event.type === 'run-start') {
        code.set(event.code);
        code.root.scrollTop = 0;
        void code.paint().catch(() => undefined);
        change('running');
      } else if (event.type === 'log') lines.add(event);
      else if (event.type === 'run-end') end(event);
      else {
        calls.add(event);
        if (event.type === 'call-start') change('running');
      }
    },
    breakOff(reason, message) {
      if (current !== 'writing' && current !== 'running') return;
      calls.end(undefined);
      outcome.replaceChildren(createBreak(reason === 'stopped' ? 'Stopped' : 'Broken off', message));
      change(reason);
    },
    spent: (spent, what) => cost.replaceChildren(createCost(spent, what)),
  };
}
