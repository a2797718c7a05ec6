import type { Cost, Spent } from '../src/protocol/page-event.ts';
import { element } from './dom.ts';
import { count, counted } from './format.ts';

const explanation =
  'Estimated from the texts themselves, the same way for both, without prompt caching. Code Mode: in each round the ' +
  'model reads the system prompt with the typed API and all before it, then writes a program or the answer. Plain tool ' +
  'calls: the same calls with the same arguments and results, but the model reads the servers’ own tool lists, writes ' +
  'every argument and reads every result whole. A call made while another was under way is of the same round, so it ' +
  'gets as few rounds as can be, and its reasoning about the data is not counted.';

/** Tokens spent, beside what the same calls cost as plain tool calls. */
export function createCost({ codeMode, plainTools, reported }: Spent, what: string): HTMLElement {
  const most = Math.max(codeMode.tokens, plainTools.tokens, 1);
  return element(
    'section',
    { class: 'card', 'aria-label': 'Tokens' },
    element('header', {}, element('h3', {}, 'Tokens'), element('p', {}, what)),
    element(
      'div',
      { class: 'cost' },
      way('Code Mode', 'ours', codeMode, most),
      way('The same as plain tool calls', 'plain', plainTools, most),
      reported !== undefined &&
        element(
          'p',
          {},
          `The provider counted ${count(reported.inputTokens)} in, ${count(reported.outputTokens)} out.`,
        ),
      element('details', {}, element('summary', {}, 'How this is counted'), element('p', {}, explanation)),
    ),
  );
}

function way(name: string, kind: string, { rounds, tokens }: Cost, most: number): HTMLElement {
  const bar = element('i');
  bar.style.setProperty('--share', String(tokens / most));
  return element(
    'div',
    { class: `way ${kind === 'ours' ? 'ours' : ''}` },
    element('span', {}, `${name}, ${counted(rounds, 'round')}`),
    element('b', {}, `${count(tokens)}`),
    element('span', { class: 'bar', 'aria-hidden': 'true' }, bar),
  );
}
