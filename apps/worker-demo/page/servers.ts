import type { ServerState } from '../src/protocol/hello.ts';
import { byId, element } from './dom.ts';
import { counted } from './format.ts';
import { visibleText } from './visible-text.ts';

/** Names the MCP servers in the head of the page, and says of those that failed why. */
export function showServers(servers: readonly ServerState[]): void {
  const items = servers.map(({ namespace, title, tools, failure }) => {
    const name = visibleText(namespace);
    if (failure === undefined) {
      return element(
        'li',
        { class: 'server outside', title: visibleText(title) },
        `${name}: ${counted(tools, 'tool')}`,
      );
    }
    const why = visibleText(failure);
    return element(
      'li',
      { class: 'server failed outside', title: why },
      `${name}: out`,
      element('span', { class: 'heard' }, `. ${why}`),
    );
  });
  byId('servers', HTMLElement).replaceChildren(...items);
}
