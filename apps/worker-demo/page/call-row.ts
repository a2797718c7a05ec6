import type { PageEvent } from '../src/protocol/page-event.ts';
import { element } from './dom.ts';
import { count, duration, size } from './format.ts';
import { inputSummary } from './input-summary.ts';
import { pretty } from './pretty.ts';
import { visibleText } from './visible-text.ts';

type Start = Extract<PageEvent, { readonly type: 'call-start' }>;
type Progress = Extract<PageEvent, { readonly type: 'call-progress' }>;
type End = Extract<PageEvent, { readonly type: 'call-end' }>;

/** One call in the waterfall: a bar on the clock of the run, and all of it when it is opened. */
export interface CallRow {
  readonly root: HTMLElement;
  readonly startMs: number;
  progress(event: Progress): void;
  end(event: End): void;
  /** The run is over and this call never came back. */
  abandon(): void;
}

/** A row for a call that begins. */
export function createCallRow(start: Start): CallRow {
  const took = element('span', { class: 'took' }, '…');
  const bar = element('i');
  const summary = element(
    'summary',
    {},
    element(
      'span',
      { class: 'name outside' },
      ...pathParts(start.path),
      element('span', { class: 'with' }, ` ${inputSummary(start.input)}`),
    ),
    element('span', { class: 'track', 'aria-hidden': 'true' }, bar),
    took,
  );
  const inside = element('div', { class: 'inside' });
  const root = element('details', { class: 'call', 'data-status': 'pending' }, summary, inside);
  bar.style.setProperty('--start', String(start.atMs));
  inside.append(...part('Arguments', start.input));

  return {
    root,
    startMs: start.atMs,
    progress({ progress, total }) {
      took.textContent = total === undefined ? `… ${count(progress)}` : `${count(progress)} of ${count(total)}`;
    },
    end({ status, startedAtMs, durationMs, result, error }) {
      root.dataset['status'] = status;
      bar.style.setProperty('--start', String(startedAtMs));
      bar.style.setProperty('--took', String(durationMs));
      took.textContent = duration(durationMs);
      if (error !== undefined) {
        const verb = status === 'refused' ? 'refused' : 'failed';
        summary.append(element('span', { class: 'complaint outside' }, `${verb}: ${visibleText(error.message)}`));
        inside.append(element('p', { class: 'outside' }, `Code: ${visibleText(error.code ?? 'none')}`));
      } else {
        summary.append(element('span', { class: 'heard' }, status));
        if (result !== undefined) inside.append(...part(`Result, ${size(result.length)}`, result));
      }
    },
    abandon() {
      if (root.dataset['status'] !== 'pending') return;
      root.dataset['status'] = 'stopped';
      took.textContent = 'cut off';
    },
  };
}

function part(title: string, shown: { readonly text: string; readonly length: number }): readonly HTMLElement[] {
  const more = shown.length - shown.text.length;
  const text = visibleText(pretty(shown.text).text);
  return [
    element('h4', {}, title),
    element('pre', { class: 'outside', tabindex: '0' }, more > 0 ? `${text}\n… ${size(more)} more` : text),
  ];
}

/** The tool's own name stands out; where it comes from does not. */
function pathParts(path: string): readonly (Node | string)[] {
  const dot = path.lastIndexOf('.') + 1;
  return [element('span', { class: 'space' }, visibleText(path.slice(0, dot))), visibleText(path.slice(dot))];
}
