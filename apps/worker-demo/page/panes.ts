import { byId } from './dom.ts';

/** On a phone one of the two halves is on the screen. */
export interface Panes {
  show(name: 'conversation' | 'bench'): void;
  markBusy(isBusy: boolean): void;
}

/** Brings the switch at the foot of the page to life. */
export function createPanes(): Panes {
  const links = { conversation: byId('to-conversation', HTMLElement), bench: byId('to-bench', HTMLElement) };
  function show(shown: keyof typeof links): void {
    document.body.dataset['pane'] = shown;
    for (const [name, link] of Object.entries(links)) {
      if (name === shown) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }
  for (const name of ['conversation', 'bench'] as const) {
    links[name].addEventListener('click', (event) => {
      event.preventDefault();
      show(name);
      scrollTo({ top: 0 });
    });
  }
  return { show, markBusy: (isBusy) => links.bench.classList.toggle('busy', isBusy) };
}
