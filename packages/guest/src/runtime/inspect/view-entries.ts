import { push } from '../primordials.ts';
import type { Description } from './describe.ts';
import type { PlatformView } from './platform.ts';
import { quote } from './quote.ts';
import type { InspectState } from './state.ts';

/** How a {@link PlatformView} is shown. */
export function viewDescription(state: InspectState, view: PlatformView): string | Description {
  if ('text' in view) return view.text;
  const count = 'fields' in view ? view.fields.length : view.pairs.length;
  if (count === 0) return `${view.label} {}`;
  return {
    base: '',
    open: `${view.label} {`,
    close: '}',
    entries: (show, depth) => {
      const entries: string[] = [];
      state.indentation += 2;
      for (let index = 0; index < count && index < state.items; index++) {
        if ('fields' in view) {
          const field = view.fields[index] as (typeof view.fields)[number];
          push(entries, `${field[0]}: ${show(state, field[1], depth)}`);
        } else {
          const pair = view.pairs[index] as (typeof view.pairs)[number];
          push(entries, `${quote(pair[0])} => ${quote(pair[1])}`);
        }
      }
      state.indentation -= 2;
      if (count > state.items) push(entries, `... ${count - state.items} more items`);
      return entries;
    },
  };
}
