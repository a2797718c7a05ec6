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

/** Where the clock ends while a run goes on: it grows in steps, so that bars grow and do not shrink all the time. */
const steps = [50, 100, 200, 400, 800, 1_500, 3_000, 6_000, 12_000, 24_000];

/** An empty waterfall. */
export function createCallsView(): CallsView {
  const rows = new Map<string, CallRow>();
  const empty = element('p', { class: 'empty' }, 'No calls yet.');
  const list = element('div', { class: 'calls' });
  const total = element('i');
  const scale = element('span', {}, element('i', {}, '0'), total);
  const axis = element('div', { class: 'axis', 'aria-hidden': 'true', hidden: true }, scale);
  const summary = element('p', {}, '');
  const head = element('header', {}, element('h3', {}, 'Tool calls'), summary);
  const root = element('section', { class: 'card', 'aria-label': 'Tool calls' }, head, axis, list, empty);
  let clockOffset = Infinity;
  let frame = 0;
  let latest = 0;

  function setClock(nowMs: number, endMs: number): void {
    list.style.setProperty('--now', String(nowMs));
    list.style.setProperty('--total', String(endMs));
    total.textContent = duration(endMs);
  }

  function tick(): void {
    const now = Math.max(0, performance.now() - clockOffset);
    latest = Math.max(latest, now);
    setClock(now, steps.find((step) => step >= latest * 1.02) ?? latest);
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
      const endMs = Math.max(1, durationMs ?? latest);
      setClock(endMs, endMs);
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
