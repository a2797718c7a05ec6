import type { PageEvent } from '../src/protocol/page-event.ts';
import { announce } from './announce.ts';
import { element } from './dom.ts';
import { count } from './format.ts';
import { createGate } from './gate.ts';
import { type RunView, createRunView } from './run-view.ts';
import { visibleText } from './visible-text.ts';

/** One question with everything the model said and ran about it. */
export interface TurnView {
  readonly root: HTMLElement;
  add(event: PageEvent): void;
  /** The stream broke: what is half shown is ended. */
  breakOff(message: string): void;
}

/** What a turn tells the rest of the page. */
export interface TurnListeners {
  /** Puts a program on the workbench. */
  readonly showRun: (run: RunView, chip: HTMLElement, isAsked: boolean) => void;
  readonly numberRun: () => number;
}

/** A turn that begins. `isLive` is false for one that is shown again after a reload. */
export function createTurnView({ showRun, numberRun }: TurnListeners, isLive: boolean): TurnView {
  const root = element('li', { class: 'turn' });
  let said: HTMLElement | undefined;
  let run: RunView | undefined;
  const runs: RunView[] = [];

  function say(text: string): void {
    if (said === undefined) {
      said = element('p', { class: 'said outside' }, element('span', { class: 'heard' }, 'The model: '));
      root.append(said);
    }
    said.append(visibleText(text));
  }

  function beginRun(): RunView {
    said = undefined;
    const view = createRunView(`Program ${numberRun()}`, { showsProgram: true });
    const chip = createChip(view, showRun);
    root.append(chip);
    runs.push(view);
    showRun(view, chip, false);
    if (isLive) announce('The model writes a program.');
    return view;
  }

  function finish(event: Extract<PageEvent, { readonly type: 'end' }>): void {
    if (event.reason === 'done') {
      if (isLive && said !== undefined) announce(said.textContent ?? '');
      return;
    }
    const message = event.message ?? 'You stopped it. Calls that had come back took effect.';
    run?.breakOff(event.reason, message);
    root.append(
      element('p', { class: event.reason === 'failed' ? 'note bad outside' : 'note plain' }, visibleText(message)),
    );
    if (isLive) announce(message);
  }

  return {
    root,
    add(event) {
      if (event.type === 'turn-start') root.append(createQuestion(event.question));
      else if (event.type === 'say') say(event.text);
      else if (event.type === 'rejected') {
        root.append(
          element('p', { class: 'note bad outside' }, `The call was not understood: ${visibleText(event.message)}`),
        );
        run?.breakOff('failed', event.message);
        run = undefined;
      } else if (event.type === 'spent') {
        const { codeMode, plainTools } = event.spent;
        for (const each of runs.slice(-1)) each.spent(event.spent, 'this question, all rounds');
        root.append(element('p', { class: 'tally' }, tally(codeMode.tokens, plainTools.tokens)));
      } else if (event.type === 'end') finish(event);
      else {
        run ??= beginRun();
        run.add(event);
        if (event.type !== 'run-end') return;
        if (isLive) announce(`The program ${run.summary()}.`);
        run = undefined;
      }
    },
    breakOff: (message) => finish({ type: 'end', reason: 'failed', message }),
  };
}

function createQuestion(question: string): HTMLElement {
  return element('p', { class: 'asked outside' }, element('span', { class: 'heard' }, 'You: '), visibleText(question));
}

function tally(ours: number, plain: number): string {
  return `${count(ours)} tokens; the same as plain tool calls: ${count(plain)}`;
}

function createChip(view: RunView, showRun: TurnListeners['showRun']): HTMLElement {
  const gate = createGate(view.state());
  const sub = element('span', { class: 'sub' }, view.summary());
  const title = view.root.getAttribute('aria-label') ?? 'Program';
  const go = element('span', { class: 'go', 'aria-hidden': 'true' }, '›');
  const chip = element('button', { type: 'button', class: 'chip' }, gate, element('strong', {}, title), sub, go);
  view.onChange(() => {
    gate.setAttribute('data-state', view.state());
    sub.textContent = view.summary();
  });
  chip.addEventListener('click', () => showRun(view, chip, true));
  return chip;
}
