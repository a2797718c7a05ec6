import type { PageEvent } from '../src/protocol/page-event.ts';
import { type CallRow, createCallRow } from './call-row.ts';
import { element } from './dom.ts';
import { counted, duration } from './format.ts';

/** The waterfall: every call as a bar on one clock, so that what ran at once stands one below the other. */
export interface CallsView {
  readonly root: HTMLElement;
  add(event: PageEvent): void;
  /** The run is over; `durationMs` is how long it took, where that is known. */
  end(durationMs: number | undefined): void;
  count(): number;
}

/** The clock never shows less, so that the first bars do not leap. */
const shortestMs = 40;

/** An empty waterfall. */
export function createCallsView(): CallsView {
  const rows = new Map<string, CallRow>();
  const empty = element('p', { class: 'empty' }, 'No calls yet.');
  const list = element('div', { class: 'calls' });
  const total = element('span', {}, '');
  const axis = element('div', { class: 'axis', 'aria-hidden': 'true', hidden: true }, element('span', {}, '0'), total);
  const summary = element('p', {}, '');
  const head = element('header', {}, element('h3', {}, 'Tool calls'), summary);
  const root = element('section', { class: 'card', 'aria-label': 'Tool calls' }, head, axis, list, empty);
  let clockOffset = Infinity;
  let frame = 0;
  let latest = shortestMs;

  function setClock(nowMs: number): void {
    latest = Math.max(latest, nowMs);
    list.style.setProperty('--now', String(nowMs));
    list.style.setProperty('--total', String(latest));
    total.textContent = duration(latest);
  }

  function tick(): void {
    setClock(performance.now() - clockOffset);
    frame = requestAnimationFrame(tick);
  }

  function start(event: Extract<PageEvent, { readonly type: 'call-start' }>): void {
    const row = createCallRow(event);
    rows.set(event.callId, row);
    list.append(row.root);
    empty.hidden = true;
    axis.hidden = false;
    summary.textContent = counted(rows.size, 'call');
    // The host's clock, as near as the page can know it.
    clockOffset = Math.min(clockOffset, performance.now() - event.atMs);
    if (frame === 0) tick();
  }

  return {
    root,
    count: () => rows.size,
    add(event) {
      if (event.type === 'call-start') start(event);
      else if (event.type === 'call-progress') rows.get(event.callId)?.progress(event);
      else if (event.type === 'call-end') {
        rows.get(event.callId)?.end(event);
        latest = Math.max(latest, event.startedAtMs + event.durationMs);
      }
    },
    end(durationMs) {
      cancelAnimationFrame(frame);
      frame = 0;
      for (const row of rows.values()) row.abandon();
      if (rows.size === 0) empty.textContent = 'The program called no tool.';
      if (durationMs !== undefined) latest = shortestMs;
      setClock(durationMs ?? latest);
      const most = countAtOnce([...list.querySelectorAll<HTMLElement>('.track i')]);
      if (most > 1) summary.textContent = `${counted(rows.size, 'call')}, up to ${most} at once`;
    },
  };
}

function countAtOnce(bars: readonly HTMLElement[]): number {
  const read = (bar: HTMLElement, name: string): number => Number(bar.style.getPropertyValue(name) || 0);
  const spans = bars.map((bar) => ({ from: read(bar, '--start'), to: read(bar, '--start') + read(bar, '--took') }));
  return Math.max(0, ...spans.map(({ from }) => spans.filter((other) => other.from <= from && from < other.to).length));
}
