import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import type { Hello } from '../../src/protocol/hello.ts';

/** A program being written. */
export interface Editor {
  get(): string;
  set(code: string): void;
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)' },
  { tag: [tags.typeName, tags.className], color: 'var(--code-type)' },
]);
const look = EditorView.theme({
  '&': { height: '100%', fontSize: '0.8125rem', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  // Above the line numbers, which would cover an outline.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    border: '2px solid var(--pass)',
    pointerEvents: 'none',
    zIndex: '201',
  },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--code-comment)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.6rem' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sunken) 60%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--pass-soft) !important',
  },
  '.cm-tooltip': { border: '1px solid var(--line-strong)', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--pass)', color: 'var(--on-pass)' },
});

/**
 * Puts an editor in a place, in place of what is there. It lives in a shadow root, where its styles are sheets and not
 * elements, as the page's content security policy asks.
 */
export function createEditor(
  place: HTMLElement,
  options: { readonly code: string; readonly tools: () => Hello['tools']; readonly onRun: () => void },
): Editor {
  const root = place.attachShadow({ mode: 'open' });
  const complete = (context: CompletionContext): CompletionResult | null => completePath(context, options.tools());
  const run = { key: 'Mod-Enter', run: () => (options.onRun(), true) };
  const state = EditorState.create({
    doc: options.code,
    extensions: [
      lineNumbers(),
      history(),
      bracketMatching(),
      indentOnInput(),
      highlightActiveLine(),
      typescriptLanguage,
      syntaxHighlighting(colours),
      autocompletion({ override: [complete] }),
      keymap.of([run, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
      EditorView.domEventHandlers({ beforeinput: typeOver }),
      EditorView.contentAttributes.of({ 'aria-label': 'Your program', tabindex: '0' }),
      look,
    ],
  });
  const view = new EditorView({ state, parent: root, root });
  return {
    get: () => view.state.doc.toString(),
    set(code) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    },
  };
}

/** Typing over coloured text, Chromium would keep its colour in a `style` attribute, which the page's policy forbids. */
function typeOver(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== 'insertText' || event.data === null) return false;
  if (view.composing || view.state.selection.main.empty) return false;
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
  event.preventDefault();
  return true;
}

function completePath(context: CompletionContext, tools: Hello['tools']): CompletionResult | null {
  const before = context.matchBefore(/\bcodemode[\w$.]*/);
  if (before === null) return null;
  const options = tools.map(({ path, description }) => ({
    label: `codemode.${path}`,
    info: description,
    type: 'function',
  }));
  return { from: before.from, options, validFor: /^codemode[\w$.]*$/ };
}
