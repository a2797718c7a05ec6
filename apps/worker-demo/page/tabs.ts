import { byId } from './dom.ts';

const names = ['run', 'api', 'write'] as const;

/** A view of the workbench. */
export type TabName = (typeof names)[number];

/** The tabs of the workbench: arrows, Home and End move between them. */
export interface Tabs {
  show(name: TabName): void;
  /** Called with the name each time a view is shown. */
  onShow(listener: (name: TabName) => void): void;
}

/** Brings the tabs of the page to life. */
export function createTabs(): Tabs {
  const listeners: ((name: TabName) => void)[] = [];
  const tab = (name: TabName): HTMLElement => byId(`tab-${name}`, HTMLElement);

  function show(shown: TabName): void {
    for (const name of names) {
      const isShown = name === shown;
      tab(name).setAttribute('aria-selected', String(isShown));
      tab(name).tabIndex = isShown ? 0 : -1;
      byId(`panel-${name}`, HTMLElement).hidden = !isShown;
    }
    for (const listener of listeners) listener(shown);
  }

  for (const [index, name] of names.entries()) {
    tab(name).addEventListener('click', () => show(name));
    tab(name).addEventListener('keydown', (event) => {
      const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: names.length - 1 }[event.key];
      const target = next === undefined ? undefined : names.at(next % names.length);
      if (target === undefined) return;
      event.preventDefault();
      show(target);
      tab(target).focus();
    });
  }
  return { show, onShow: (listener) => void listeners.push(listener) };
}
