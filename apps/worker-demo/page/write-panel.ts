import type { Hello } from '../src/protocol/hello.ts';
import type { PageEvent } from '../src/protocol/page-event.ts';
import { announce } from './announce.ts';
import { byId, element } from './dom.ts';
import { examples } from './examples.ts';
import { type RunView, createRunView } from './run-view.ts';
import type { Work } from './work.ts';

/** Where a visitor writes a program. */
export interface WritePanel {
  /** Loads the editor; until then, and if that fails, a plain text field does. */
  open(): Promise<void>;
  /** Tools known for completion. */
  know(tools: Hello['tools']): void;
}

const keptAs = 'program';

/** The view with the editor. */
export function createWritePanel(work: Work): WritePanel {
  const [first] = examples;
  const field = element('textarea', {
    class: 'code',
    'aria-label': 'Your program',
    spellcheck: 'false',
    autocapitalize: 'off',
  });
  field.value = sessionStorage.getItem(keptAs) ?? first?.code ?? '';
  const place = element('div', { class: 'editor' }, field);
  const chosen = element(
    'select',
    { 'aria-label': 'Begin with an example' },
    element('option', { value: '' }, 'Examples…'),
  );
  for (const { name } of examples) chosen.append(element('option', {}, name));
  const run = element('button', { type: 'button', class: 'button main' }, 'Run');
  const stop = element('button', { type: 'button', class: 'button stop', hidden: true }, 'Stop');
  const hint = element('p', { class: 'hint' }, 'Ctrl or ⌘ + Enter runs it. Esc, then Tab leaves the editor.');
  const output = element('div');
  const head = element('header', {}, element('h3', {}, 'Your program'), chosen);
  const card = element(
    'section',
    { class: 'card', 'aria-label': 'Editor' },
    head,
    place,
    element('div', { class: 'actions' }, hint, stop, run),
  );
  output.append(createInvitation());
  byId('panel-write', HTMLElement).replaceChildren(element('div', { class: 'write' }, card, output));

  let editor: { get(): string; set(code: string): void } = {
    get: () => field.value,
    set: (code) => void (field.value = code),
  };
  let tools: Hello['tools'] = [];
  let number = 0;

  async function start(): Promise<void> {
    const code = editor.get();
    sessionStorage.setItem(keptAs, code);
    if (code.trim() === '' || run.disabled) return;
    number += 1;
    const view: RunView = createRunView(`Your program, run ${number}`, { showsProgram: false });
    output.replaceChildren(view.root);
    await work.follow(
      '/api/run',
      { code },
      {
        onEvent: (event) => show(view, event),
        onBreak(message) {
          view.add({ type: 'run-start', code });
          view.breakOff('failed', message);
        },
      },
    );
  }

  work.onChange(({ isBusy }) => {
    run.disabled = isBusy;
    stop.hidden = !isBusy;
  });
  run.addEventListener('click', () => void start());
  stop.addEventListener('click', () => void work.stop());
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void start();
  });
  chosen.addEventListener('change', () => {
    const example = examples.find(({ name }) => name === chosen.value);
    if (example !== undefined) editor.set(example.code);
    chosen.value = '';
  });

  let opening: Promise<void> | undefined;
  async function load(): Promise<void> {
    const { createEditor } = await import('./code/editor.ts');
    editor = createEditor(place, { code: field.value, tools: () => tools, onRun: () => void start() });
  }
  return {
    open: () => (opening ??= load().catch(() => void (opening = undefined))),
    know: (known) => void (tools = known),
  };
}

function show(view: RunView, event: PageEvent): void {
  if (event.type === 'spent') view.spent(event.spent, 'had a model written this');
  else if (event.type === 'end') {
    if (event.reason !== 'done') {
      const message = event.message ?? 'You stopped it. Calls that had come back took effect.';
      view.breakOff(event.reason, message);
    }
    announce(`Your program ${view.summary()}.`);
  } else view.add(event);
}

function createInvitation(): HTMLElement {
  return element(
    'div',
    { class: 'nothing' },
    element('strong', {}, 'Be the model'),
    element(
      'p',
      {},
      'Write TypeScript against the API of the middle tab. It runs as a model’s program does: in an isolate of its own, with nothing but these tools.',
    ),
  );
}
