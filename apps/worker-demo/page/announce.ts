import { byId } from './dom.ts';
import { visibleText } from './visible-text.ts';

/** Says something to whoever listens instead of looking. */
export function announce(text: string): void {
  byId('announcer', HTMLElement).textContent = visibleText(text);
}
