import type { Hello } from '../src/protocol/hello.ts';
import { byId } from './dom.ts';
import type { Work } from './work.ts';

/** Where questions are asked. */
export interface Composer {
  /** Says what can be asked now. `asked` counts the questions of this conversation. */
  prepare(model: Hello['model'], questions: readonly string[], asked: number): void;
  /** Nothing can be asked. */
  close(reason: string): void;
}

/** The form at the foot of the conversation. `onAsk` is given the question. */
export function createComposer(work: Work, onAsk: (question: string) => void): Composer {
  const form = byId('composer', HTMLFormElement);
  const field = byId('question', HTMLTextAreaElement);
  const send = byId('send', HTMLButtonElement);
  const stop = byId('stop', HTMLButtonElement);
  const hint = byId('composer-hint', HTMLElement);
  let canAsk = false;

  function ask(): void {
    const question = field.value.trim();
    if (question === '' || !canAsk || work.isBusy()) return;
    if (!field.readOnly) field.value = '';
    onAsk(question);
  }
  const update = (): void => {
    send.disabled = !canAsk || work.isBusy();
    send.hidden = work.isBusy();
    stop.hidden = !work.isBusy();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    ask();
  });
  stop.addEventListener('click', () => void work.stop());
  work.onChange(({ isBusy }) => {
    const hadFocus = document.activeElement === send || document.activeElement === stop;
    update();
    // The button that was pressed is gone: the one in its place takes over.
    if (hadFocus) (isBusy ? stop : field).focus();
  });

  return {
    prepare({ recorded }, questions, asked) {
      const next = questions[asked];
      canAsk = !recorded || next !== undefined;
      field.readOnly = recorded;
      if (recorded) {
        field.value = next ?? '';
        field.placeholder = 'That was the whole recording.';
        hint.textContent =
          next === undefined
            ? 'Start anew, or write a program of your own.'
            : `Recorded question ${asked + 1} of ${questions.length}. Enter sends it.`;
      } else {
        field.placeholder = 'Ask about parts, stock, sales, suppliers or orders';
        hint.textContent = 'Enter sends, Shift + Enter breaks the line.';
      }
      update();
    },
    close(reason) {
      canAsk = false;
      field.readOnly = true;
      hint.textContent = reason;
      update();
    },
  };
}
