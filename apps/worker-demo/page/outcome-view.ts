import type { PageEvent, ShownFailure } from '../src/protocol/page-event.ts';
import { createCodeView } from './code-view.ts';
import { element } from './dom.ts';
import { size } from './format.ts';
import { pretty } from './pretty.ts';
import { visibleText } from './visible-text.ts';

const remedies: ReadonlyMap<string, string> = new Map([
  ['syntax_error', 'Nothing ran. Correct the marked line and run it again.'],
  ['program_threw', 'The program did not catch this error. Calls made before it took effect.'],
  ['deadline_exceeded', 'A program has a limited time here. Do less at once, or run slow calls side by side.'],
  ['cpu_exceeded', 'The program computed too long. A loop that never ends looks like this.'],
  ['memory_exceeded', 'The program held too much. Filter early and keep what you need.'],
  ['output_too_large', 'Return the part that matters instead of everything.'],
  ['call_limit_exceeded', 'A program may make so many calls here and no more. Ask for more at once.'],
  ['guest_stalled', 'The program waited for something that can no longer happen.'],
  ['guest_crashed', 'The isolate ended. The host is not affected; run it again.'],
  ['sandbox_unavailable', 'No isolate could be started. Try again in a moment.'],
]);

/** What came of a program: its result, or why there is none. */
export function createOutcome(end: Extract<PageEvent, { readonly type: 'run-end' }>): HTMLElement {
  if (end.failure !== undefined) return createFailure(end.failure);
  const { text, length } = end.result ?? { text: '', length: 0 };
  const { text: laidOut, isJson } = pretty(text);
  const view = createCodeView('Result, text', isJson ? 'json' : 'typescript');
  view.root.classList.add('plain');
  view.set(length > text.length ? `${laidOut}\n… ${size(length - text.length)} more` : laidOut);
  if (isJson) void view.paint();
  const head = element(
    'header',
    {},
    element('h3', {}, 'Result'),
    element('p', {}, `${size(length)} go back to the model`),
  );
  return element('section', { class: 'card', 'aria-label': 'Result' }, head, view.root);
}

function createFailure({ code, name, message, line, column, frame }: ShownFailure): HTMLElement {
  const place = line === undefined ? undefined : `line ${line}, column ${column ?? 1}`;
  const remedy = remedies.get(code);
  return element(
    'section',
    { class: 'card failure', 'aria-label': 'Failure' },
    element('header', {}, element('h3', {}, 'Failure'), element('p', { class: 'outside' }, visibleText(code))),
    element(
      'p',
      { class: 'why outside' },
      element('strong', {}, `${visibleText(name)}: `),
      visibleText(message),
      place !== undefined && ` (${place})`,
    ),
    frame !== undefined && element('pre', { class: 'outside', tabindex: '0' }, visibleText(frame)),
    remedy !== undefined && element('p', { class: 'remedy' }, remedy),
  );
}

/** A program that was stopped from outside, or whose host failed: there is no outcome to show. */
export function createBreak(title: string, message: string): HTMLElement {
  return element(
    'section',
    { class: 'card failure', 'aria-label': title },
    element('header', {}, element('h3', {}, title)),
    element('p', { class: 'why outside' }, visibleText(message)),
  );
}
