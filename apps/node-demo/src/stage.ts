import type { CodeMode } from 'sallyport';

import type { Screen } from './screen/screen.ts';
import type { LineContext } from './screen/run-lines.ts';

/** What every way of using the demo works with. */
export interface Stage extends LineContext {
  readonly screen: Screen;
  readonly codeMode: CodeMode;
  readonly signal: AbortSignal;
}
